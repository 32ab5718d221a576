package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Over which harmless changes of a prompt a verdict is averaged. */
public enum Denoise {
  /** None: the prompt as it is. */
  OFF,
  /** Case, spaces, punctuation at the end. */
  LIGHT,
  /** Those and slips of the finger. */
  FULL;

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
