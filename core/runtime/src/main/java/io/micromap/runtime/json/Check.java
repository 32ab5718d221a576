package io.micromap.runtime.json;

import java.util.List;

/**
 * Checks of the values of records that are documents, so that a document edited by hand is refused
 * with the field at fault. All throw an {@link IllegalArgumentException}.
 */
public final class Check {

  private Check() {}

  /** Requires what the message says otherwise. */
  public static void that(boolean valid, String field, Object value, String expected) {
    if (!valid) {
      throw new IllegalArgumentException(field + " is " + value + ", not " + expected);
    }
  }

  /** Requires a number from 0 to 1. */
  public static void unit(String field, double value) {
    that(value >= 0 && value <= 1, field, value, "a number in [0, 1]");
  }

  /** Requires numbers from 0 to 1. */
  public static void units(String field, Iterable<Double> values) {
    values.forEach(value -> unit(field, value));
  }

  /** Requires a part of a whole: 0 or more, and no more than the whole. */
  public static void part(String field, int value, int whole) {
    that(value >= 0 && value <= whole, field, value, "a whole number from 0 to " + whole);
  }

  /** Requires a count: 0 or more. */
  public static void count(String field, int value) {
    part(field, value, Integer.MAX_VALUE);
  }

  /** Requires a word among those that are known. */
  public static void word(String field, String value, List<String> known) {
    that(known.contains(value), field, "'" + value + "'", "one of " + String.join(", ", known));
  }

  /** Requires what can be the path of a file here. */
  public static void path(String field, String value) {
    that(value != null && value.indexOf(0) < 0, field, "'" + value + "'", "the path of a file");
  }

  /** Requires a SHA-256 in lower-case hex. */
  public static void sha256(String field, String value) {
    that(
        value != null && value.matches("[0-9a-f]{64}"),
        field,
        "'" + value + "'",
        "a SHA-256 of 64 hex digits");
  }
}
