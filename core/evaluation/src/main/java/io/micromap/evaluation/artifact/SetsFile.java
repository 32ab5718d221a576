package io.micromap.evaluation.artifact;

import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;

/** {@code sets.json}: sets of classes that were calibrated for one mapper. */
public final class SetsFile {

  private SetsFile() {}

  /**
   * Reads the sets of a mapper.
   *
   * @throws MicromapException if the file is no such document, or was made with another mapper
   */
  public static PredictionSets read(Source source, Mapper mapper) {
    PredictionSets sets =
        JsonDocument.read(
            source, PredictionSets.class, "file of sets", "Give one that calibrate wrote.");
    if (!sets.mapperSha256().equals(mapper.model().sha256())) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          source.name()
              + ": was calibrated for another mapper (hash "
              + sets.mapperSha256()
              + ", this one has "
              + mapper.model().sha256()
              + "). Calibrate the sets of this one.");
    }
    return sets;
  }

  /** The file's bytes. */
  public static byte[] write(PredictionSets sets) {
    return Json.pretty(sets);
  }
}
