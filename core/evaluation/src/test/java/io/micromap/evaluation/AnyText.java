package io.micromap.evaluation;

import io.micromap.spi.Label;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts as users and their tools write them, and texts as nobody should. */
public final class AnyText {

  private AnyText() {}

  /** Any UTF-16 units, those among them that files and tools give a meaning. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings()
            .withChars("\"\\,;'{}[]:#\n\r\t\0 \u0085\u2028\uFEFF\uFFFD\uD83D\uDE80<&\u202E")
            .ofMaxLength(8),
        Arbitraries.of("", " ", "null", "true", "-1e9", "=1+1", "oos", "\\n", "{}", "İstanbul"));
  }

  /**
   * The same without half surrogate pairs, which UTF-8 and the names of JSON fields cannot hold.
   */
  public static Arbitrary<String> encodable() {
    return texts()
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  /** Ids and labels, which may hold all but what no artifact could. */
  public static Arbitrary<String> names() {
    return encodable().filter(AnyText::isName);
  }

  private static boolean isName(String text) {
    try {
      Label.requireName(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A text with some of its characters deleted, doubled or replaced. */
  public static Arbitrary<String> damaged(Arbitrary<String> texts) {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1 << 16);
    Arbitrary<String> pieces =
        Arbitraries.oneOf(texts(), Arbitraries.of("", "null", "\"", "[", "}", "1.5", "\u0000"));
    return Combinators.combine(texts, places, Arbitraries.integers().between(0, 9), pieces)
        .as(AnyText::damaged);
  }

  private static String damaged(String text, int place, int length, String piece) {
    int from = place % (text.length() + 1);
    return text.substring(0, from) + piece + text.substring(Math.min(text.length(), from + length));
  }
}
