package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who names the classes. */
public enum Mode {
  /** The mapper's label stands or falls: the rails confirm or veto it. */
  DETECTOR,
  /** The rails supply the ordered plan. */
  FAMILY;

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
