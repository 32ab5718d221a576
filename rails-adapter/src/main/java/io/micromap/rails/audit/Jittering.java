package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Which harmless variants of a prompt vote on its verdict. Smoothing of traces is another thing:
 * see {@link io.micromap.rails.denoise}.
 */
public enum Jittering {
  /** None: the prompt alone. */
  OFF,
  /** Case, spaces, punctuation at the end. */
  LIGHT,
  /** Those, and typos. */
  FULL;

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
