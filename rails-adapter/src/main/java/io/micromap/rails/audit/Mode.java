package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who names the classes. */
public enum Mode {
  /** The mapper's label stands or falls: the rails confirm or veto it. */
  DETECTOR,
  /** The rails supply the ordered plan. */
  FAMILY;

  /** The mode of a {@link #code}, if it is one. */
  public static Optional<Mode> of(Object code) {
    return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
  }

  /** The name in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
