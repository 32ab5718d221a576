package io.micromap.training.lock;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.training.lock.LockFile.Artifact;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares the parameters of the sweep in a lock with those in its summary, which are the same
 * where nobody changed either: a file that is made from other parameters says less of what was
 * changed.
 *
 * @param file the lock's
 * @param lock its content
 * @param folder where its paths start
 */
record LockedSweep(Path file, LockFile lock, Path folder) {

  /** The first parameter that differs, in words; nothing where none does or no summary is read. */
  Optional<String> difference() {
    Path summary = folder.resolve(lock.paths().get(Artifact.SUMMARY));
    JsonNode locked = Json.mapper().valueToTree(lock.sweep());
    JsonNode swept;
    try {
      swept = Json.mapper().valueToTree(SweepSummary.read(Source.of(summary)).parameters());
    } catch (MicromapException e) {
      return Optional.empty(); // the comparison of bytes will say so
    }
    TreeSet<String> names = new TreeSet<>();
    locked.fieldNames().forEachRemaining(names::add);
    swept.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !locked.path(name).equals(swept.path(name)))
        .findFirst()
        .map(name -> told(name, locked.path(name), swept.path(name), summary));
  }

  private String told(String name, JsonNode locked, JsonNode swept, Path summary) {
    boolean isLocked =
        Sha256.hex(LockFolder.bytes(summary)).equals(lock.artifacts().get(Artifact.SUMMARY));
    return file
        + ": sweep."
        + name
        + value(" is ", locked)
        + "; "
        + summary
        + ", parameters."
        + name
        + ","
        + value(" has ", swept)
        + ". "
        + summary.getFileName()
        + (isLocked
            ? " is as it was locked: put " + file.getFileName() + " back, or lock anew."
            : " was changed since: put it back, or lock anew.");
  }

  private static String value(String verb, JsonNode value) {
    return value.isMissingNode() ? " is absent" : verb + value.toString().replace(",", ", ");
  }
}
