package io.micromap.evaluation.replay;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.mapper.Mapper;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether two mappers find the same features in a prompt, whatever their vocabularies and
 * weights are.
 */
final class FeaturizerId {

  private static final int DIGITS = 16;

  private FeaturizerId() {}

  /** Sixteen hexadecimal digits, the same for mappers that find the same features. */
  static String of(Mapper mapper) {
    Bundle bundle = mapper.bundle();
    boolean own = bundle.featurizers().stream().anyMatch(FeaturizerReference::own);
    String text =
        mapper.featurizers().specification()
            + (own ? "|" + bundle.id() + "|" + bundle.domainVersion() : "");
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
