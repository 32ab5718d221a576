package io.micromap.runtime.error;

import java.util.Objects;

/**
 * A field that a message is about, such as {@code maxAbstainRate}; who shows the message may know
 * it by another name.
 *
 * @param name of the field, as Java spells it
 */
public record Field(String name) {

  /** Validates. */
  public Field {
    Objects.requireNonNull(name, "name");
  }

  /** The name alone. */
  @Override
  public String toString() {
    return name;
  }
}
