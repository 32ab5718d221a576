package io.micromap.evaluation.quality;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rows in another language or script than the others, without knowing any language: a script
 * that fewer than one row in a hundred uses, or words of which at most one in five occurs in any
 * other row. With fewer than {@value #LEAST_ROWS} rows it finds nothing.
 */
final class ForeignText {

  private static final int LEAST_ROWS = 200;
  private static final int LEAST_WORDS = 4;
  private static final int KNOWN_SHARE = 5;
  private static final int SCRIPT_SHARE = 100;

  private final int rows;
  private final Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
  private final Map<String, Integer> rowsWith = new HashMap<>();

  /** Learns what is usual. */
  ForeignText(List<String> forms) {
    rows = forms.size();
    if (rows >= LEAST_ROWS) {
      for (String form : forms) {
        script(form).ifPresent(script -> scripts.merge(script, 1, Integer::sum));
        words(form).forEach(word -> rowsWith.merge(word, 1, Integer::sum));
      }
    }
  }

  /** Why a row is foreign, in words. */
  Optional<String> find(String form) {
    if (rows < LEAST_ROWS) {
      return Optional.empty();
    }
    Optional<UnicodeScript> script =
        script(form).filter(own -> scripts.getOrDefault(own, 0) * SCRIPT_SHARE < rows);
    if (script.isPresent()) {
      return Optional.of("in " + script.get().name().toLowerCase(Locale.ROOT) + " script");
    }
    Set<String> words = words(form);
    long known = words.stream().filter(word -> rowsWith.getOrDefault(word, 0) > 1).count();
    return words.size() >= LEAST_WORDS && known * KNOWN_SHARE <= words.size()
        ? Optional.of(known + " of its " + words.size() + " words occur in other rows")
        : Optional.empty();
  }

  private static Set<String> words(String form) {
    Set<String> words = new HashSet<>(Arrays.asList(form.split(" ")));
    words.remove("");
    words.remove("0");
    return words;
  }

  /** The script of most letters. */
  private static Optional<UnicodeScript> script(String form) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    form.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
