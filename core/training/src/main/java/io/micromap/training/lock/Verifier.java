package io.micromap.training.lock;

import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.lock.LockFile.Artifact;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a locked mapper again from its recorded inputs and compares every byte. */
public final class Verifier {

  private final DomainRegistry registry;
  private final int threads;
  private final Consumer<String> progress;

  /** A verifier that trains on some threads; {@code progress} receives progress messages. */
  public Verifier(DomainRegistry registry, int threads, Consumer<String> progress) {
    this.registry = registry;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Verifies.
   *
   * @return the first difference in words, or nothing if all bytes are equal
   * @throws MicromapException if the lock or a file that it names is missing or cannot be read
   */
  public Optional<String> verify(Path lockFile) {
    LockFile lock = LockFile.read(lockFile);
    Path folder = LockFolder.of(lockFile);
    LockFolder.requireFiles(lock, folder);
    LabelledPrompts training = locate(lock.training(), folder).load(registry);
    LabelledPrompts evaluation =
        lock.sweep()
            .swept(TrainedOn.of(training), locate(lock.evaluation(), folder).load(registry));
    Optional<LabelledPrompts> reporting =
        lock.rows().reporting().map(rows -> locate(rows, folder).load(registry));
    Optional<String> inputs =
        inputDifference(LockFile.TRAINING, training, lock)
            .map(text -> text + toldByMapper(training, lock, folder))
            .or(() -> inputDifference(LockFile.EVALUATION, evaluation, lock))
            .or(() -> reporting.flatMap(rows -> inputDifference("reporting", rows, lock)));
    if (inputs.isPresent()) {
      return inputs.map(difference -> difference + dealtOtherwise(lock));
    }
    requireClasses(lockFile, lock, training);
    Optional<String> sweep = new LockedSweep(lockFile, lock, folder).difference();
    if (sweep.isPresent()) {
      return sweep;
    }
    LockedRows rows = new LockedRows(training, evaluation, reporting);
    return lock.pinned().embeddings().isEmpty()
        ? rebuilt(lock, rows, folder)
        : rebuiltFrom(lock.pinned().embeddings().get(), lock, rows, folder);
  }

  /** Rebuilds from the embeddings that the lock carries. */
  private Optional<String> rebuiltFrom(
      LockedEmbeddings embeddings, LockFile lock, LockedRows rows, Path folder) {
    progress.accept("comparing the lock's embeddings with fresh ones");
    LockedEmbeddings.Read read = embeddings.read(folder, encoder(lock), rows);
    return read.carried()
        .map(carried -> carried.during(() -> rebuilt(lock, rows, folder)))
        .orElseGet(read::difference);
  }

  private static EncoderIdentity encoder(LockFile lock) {
    return lock.options()
        .fit()
        .encoder()
        .orElseThrow(
            () ->
                new MicromapException(
                    ErrorCode.BAD_JSON,
                    "lock.json: embeddings is there, but options.fit names no encoder. Lock again."))
        .identity();
  }

  private Optional<String> rebuilt(LockFile lock, LockedRows rows, Path folder) {
    Map<Artifact, byte[]> made = Rebuild.of(lock, rows, registry, threads, progress);
    return lock.paths().entrySet().stream()
        .map(entry -> compare(entry.getKey(), folder.resolve(entry.getValue()), made, lock))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Refuses a lock whose domain or thresholds name other classes than its training rows have. */
  private void requireClasses(Path lockFile, LockFile lock, LabelledPrompts training) {
    List<String> classes =
        lock.domain().map(id -> registry.require(id).labelNames()).orElse(training.labels());
    try {
      DatasetReader.requireLabels(training, classes);
    } catch (MicromapException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          lockFile
              + ": domain is '"
              + lock.domain().orElse("")
              + "', whose classes are not those of the training rows. Lock again.\n"
              + e.getMessage(),
          e);
    }
    for (String label : lock.sweep().perClassThresholds().keySet()) {
      if (!classes.contains(label)) {
        throw new MicromapException(
            ErrorCode.BAD_JSON,
            lockFile
                + ": sweep.per_class_thresholds names '"
                + label
                + "', which is no class of the mapper. Lock again.");
      }
    }
  }

  /** What the lock's mapper, which knows the rows it was trained on, says of others. */
  private static String toldByMapper(LabelledPrompts training, LockFile lock, Path folder) {
    Path file = folder.resolve(lock.paths().get(Artifact.MAPPER));
    try {
      TrainedOn then =
          TrainedOn.of(BundleFormat.read(LockFolder.bytes(file), file.toString()).bundle());
      return "\n" + file + ": " + then.difference(training.rows());
    } catch (MicromapException e) {
      return "\n" + file + ": cannot be read, and so does not say how many rows differ.";
    }
  }

  private static DataReference locate(DataReference data, Path folder) {
    return data.withPaths(path -> folder.resolve(path).normalize().toString());
  }

  private static Optional<String> inputDifference(
      String what, LabelledPrompts data, LockFile lock) {
    String expected = lock.inputs().get(what);
    return data.sha256().equals(expected)
        ? Optional.empty()
        : Optional.of(
            "The "
                + what
                + " rows ("
                + data.name()
                + ") have hash "
                + data.sha256()
                + "; the lock has "
                + expected
                + ". Put the rows back as they were, or make mapper and lock anew from these.");
  }

  /** What else than another file may be behind other rows; empty where all of a file are taken. */
  private static String dealtOtherwise(LockFile lock) {
    boolean dealt =
        Stream.of(lock.training(), lock.evaluation()).anyMatch(rows -> rows.folds().isPresent());
    return dealt
        ? " If the file is as it was, its folds were dealt before near duplicates stayed in one:"
            + " make mapper and lock anew, with './micromap recipe', or 'train', 'sweep' and"
            + " 'lock'."
        : "";
  }

  private static Optional<String> compare(
      Artifact artifact, Path file, Map<Artifact, byte[]> made, LockFile lock) {
    String name = artifact.name().toLowerCase(Locale.ROOT);
    byte[] expected = made.get(artifact);
    byte[] found = LockFolder.bytes(file);
    String locked = lock.artifacts().get(artifact);
    int place = Arrays.mismatch(found, expected);
    if (place >= 0) {
      return Optional.of(
          name
              + ": "
              + file
              + " differs from the rebuilt one from byte "
              + (place + 1)
              + " on. "
              + (Sha256.hex(found).equals(locked)
                  ? "The file is as it was locked: what lock.json says of the making was changed, or"
                      + " another version of the program made it. Put lock.json back, or lock anew."
                  : "The file was changed since: put it back, or lock anew."));
    }
    return hashDifference(name, Sha256.hex(expected), locked);
  }

  private static Optional<String> hashDifference(String name, String rebuilt, String locked) {
    return rebuilt.equals(locked)
        ? Optional.empty()
        : Optional.of(
            name + ": the rebuilt one has hash " + rebuilt + "; the lock has " + locked + ".");
  }
}
