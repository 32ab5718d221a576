package io.micromap.evaluation.quality;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words with letters that look like Latin ones and are not: Cyrillic or Greek among Latin letters,
 * full-width and mathematical letters.
 */
final class LookalikeLetters {

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ";

  private LookalikeLetters() {}

  /** The first such word of a text, in words. */
  static Optional<String> find(String text) {
    if (text.chars().allMatch(c -> c < 0x370)) {
      return Optional.empty();
    }
    return WORD.matcher(text)
        .results()
        .map(match -> match.group())
        .flatMap(word -> mixture(word).stream())
        .findFirst();
  }

  private static Optional<String> mixture(String word) {
    if (word.codePoints().anyMatch(LookalikeLetters::isVariant)) {
      return Optional.of("'" + word + "' has letters of another width or style");
    }
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    word.codePoints().mapToObj(LookalikeLetters::script).forEach(scripts::add);
    boolean mixed = scripts.contains(UnicodeScript.LATIN) && scripts.size() > 1;
    boolean alike =
        scripts.contains(UnicodeScript.CYRILLIC) || scripts.contains(UnicodeScript.GREEK);
    return mixed && alike
        ? Optional.of("'" + word + "' mixes " + scripts.toString().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Greek letters that resemble no Latin one, as in units and formulas, count as common. */
  private static UnicodeScript script(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.GREEK && GREEK.indexOf(c) < 0 ? UnicodeScript.COMMON : script;
  }

  private static boolean isVariant(int c) {
    return (c >= 0xFF21 && c <= 0xFF5A) || (c >= 0x1D400 && c <= 0x1D7CB);
  }
}
