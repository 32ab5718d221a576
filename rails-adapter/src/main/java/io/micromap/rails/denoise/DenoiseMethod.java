package io.micromap.rails.denoise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a trace is smoothed. */
public enum DenoiseMethod {
  /** Not at all. */
  OFF,
  /** By an exponential moving average. */
  EMA,
  /** By a moving median. */
  MEDIAN,
  /** By both. */
  HYBRID;

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The method of a {@link #code}. */
  public static Optional<DenoiseMethod> of(String code) {
    return Arrays.stream(values()).filter(method -> method.code().equals(code)).findFirst();
  }
}
