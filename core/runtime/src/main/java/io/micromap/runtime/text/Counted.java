package io.micromap.runtime.text;

/** Numbers of things, in words: {@code 1 row}, {@code 2 classes}. */
public final class Counted {

  private Counted() {}

  /**
   * A number with its noun.
   *
   * @param what is counted, in the singular
   */
  public static String of(long count, String what) {
    return count + " " + (count == 1 ? what : plural(what));
  }

  private static String plural(String what) {
    if (what.endsWith("ry")) {
      return what.substring(0, what.length() - 1) + "ies";
    }
    return what + (what.endsWith("s") ? "es" : "s");
  }
}
