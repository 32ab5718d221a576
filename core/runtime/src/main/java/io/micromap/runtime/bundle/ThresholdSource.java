package io.micromap.runtime.bundle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a threshold came from. */
public enum ThresholdSource {
  /** The user gave it with the question. */
  USER,
  /** A lock pinned it into the mapper. */
  LOCK,
  /** It is the default of the domain the mapper was trained for. */
  DOMAIN,
  /** Nobody gave one: it is Micromap's own. */
  DEFAULT;

  /** The word as it stands in files. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
