package io.micromap.runtime.mapper;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a mapper answered or abstained. */
public enum Reason {
  /** The confidence reached the threshold. */
  CONFIDENT,
  /** The confidence fell short of the global threshold. */
  BELOW_THRESHOLD,
  /** The confidence fell short of the candidate's own threshold. */
  BELOW_CLASS_THRESHOLD,
  /** The prompt is probably none of the classes, or an out-of-scope training row. */
  OUT_OF_SCOPE,
  /** Two classes share the confidence that one would have needed, or nothing tells them apart. */
  AMBIGUOUS,
  /** No part of the prompt is known to the mapper. */
  NO_KNOWN_FEATURES,
  /** The prompt has no character other than white space. */
  EMPTY,
  /** The prompt is longer than the mapper reads, or its sentence encoder where that is needed. */
  TOO_LONG;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The code as it stands in files: lower case, words joined by underscores. */
  @JsonValue
  public String code() {
    return code;
  }

  /**
   * The reason of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Reason of(String code) {
    for (Reason reason : values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no reason of a decision");
  }
}
