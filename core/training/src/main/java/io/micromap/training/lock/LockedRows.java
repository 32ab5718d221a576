package io.micromap.training.lock;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.training.trainer.LabelTexts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of a lock.
 *
 * @param training rows to train on
 * @param evaluation rows to sweep
 * @param reporting rows that choose nothing, if there are any
 */
public record LockedRows(
    LabelledPrompts training, LabelledPrompts evaluation, Optional<LabelledPrompts> reporting) {

  /** SHA-256 of each kind of rows. */
  SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put(LockFile.TRAINING, training.sha256());
    hashes.put(LockFile.EVALUATION, evaluation.sha256());
    reporting.ifPresent(rows -> hashes.put("reporting", rows.sha256()));
    return hashes;
  }

  /** Prompts and names of labels in the form in which a sentence encoder reads them, each once. */
  List<String> texts() {
    Stream<String> prompts =
        Stream.concat(Stream.of(training, evaluation), reporting.stream())
            .flatMap(part -> part.rows().stream())
            .map(row -> NormalizedText.of(row.prompt()).text());
    return Stream.concat(prompts, training.labels().stream().map(LabelTexts::of))
        .distinct()
        .toList();
  }
}
