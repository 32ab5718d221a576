package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether rails have to confirm answers. */
public enum RailsState {
  /** The mapper alone decides. */
  OFF,
  /** Answers that the rails do not confirm are dropped. */
  ON;

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
