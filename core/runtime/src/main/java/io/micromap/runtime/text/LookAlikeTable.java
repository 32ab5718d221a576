package io.micromap.runtime.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Letters of other scripts that look like Latin ones, after the confusables of Unicode Technical
 * Standard 39; {@code look_alikes.txt} holds them. A letter with marks counts as the one without.
 */
final class LookAlikeTable {

  static final LookAlikeTable INSTANCE = new LookAlikeTable();

  private static final String RESOURCE = "look_alikes.txt";

  /**
   * Scripts that people write in both cases; of other cased ones the capitals are the usual form.
   */
  private static final Set<UnicodeScript> CASED =
      EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN);

  /** What Cyrillic words are written in; the table's other letters are of few languages. */
  private static final String USUAL_CYRILLIC = "авсеніјкмортух";

  private final Map<Integer, Integer> latin = new HashMap<>();
  private final Set<Integer> identical = new HashSet<>();

  /** By script and Latin letter, both cases, the letter of the script that looks like it. */
  private final Map<UnicodeScript, Map<Integer, Integer>> others =
      new EnumMap<>(UnicodeScript.class);

  private LookAlikeTable() {
    try (InputStream in = LookAlikeTable.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
      addOtherCases();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line: a Latin letter, the letters that are identical to the eye, those that resemble it. */
  private void add(String line) {
    String[] columns = line.split("\t", -1);
    int letter = columns[0].charAt(0);
    columns[1].codePoints().forEach(identical::add);
    (columns[1] + columns[2]).codePoints().forEach(c -> add(letter, c));
  }

  /** What the other case of a letter looks like is what the letter does, if it is not listed. */
  private void addOtherCases() {
    for (int c : List.copyOf(latin.keySet())) {
      for (int other : new int[] {Character.toUpperCase(c), Character.toLowerCase(c)}) {
        boolean isNew = latin.putIfAbsent(other, latin.get(c)) == null;
        if (isNew && identical.contains(c)) {
          identical.add(other);
        }
      }
    }
  }

  private void add(int letter, int lookAlike) {
    latin.put(lookAlike, letter);
    if (UnicodeScript.of(lookAlike) == UnicodeScript.CYRILLIC
        && USUAL_CYRILLIC.indexOf(Character.toLowerCase(lookAlike)) < 0) {
      return;
    }
    int cased = Character.isUpperCase(lookAlike) ? Character.toUpperCase(letter) : letter;
    others
        .computeIfAbsent(UnicodeScript.of(lookAlike), script -> new HashMap<>())
        .putIfAbsent(cased, lookAlike);
  }

  /** Whether a letter is in the table. */
  boolean contains(int c) {
    return latin.containsKey(base(c));
  }

  /** Whether the eye cannot tell a letter from a Latin one; accents of Greek ones do not count. */
  boolean isIdentical(int c) {
    return identical.contains(UnicodeScript.of(c) == UnicodeScript.GREEK ? base(c) : c);
  }

  /** The same, whether it is written large or small. */
  boolean isIdenticalInBothCases(int c) {
    int low = Character.toLowerCase(c);
    boolean hasCase = CASED.contains(UnicodeScript.of(c));
    return isIdentical(c)
        && (!hasCase
            || (isIdentical(low) && in(UnicodeScript.LATIN, low) == in(UnicodeScript.LATIN, c)));
  }

  /** The letter of a script that a letter of another script looks like, or -1. */
  int in(UnicodeScript script, int c) {
    int letter = isAsciiLetter(c) ? c : latin.getOrDefault(base(c), -1);
    if (letter < 0 || script == UnicodeScript.LATIN) {
      return letter;
    }
    Map<Integer, Integer> letters = others.getOrDefault(script, Map.of());
    return letters.getOrDefault(letter, letters.getOrDefault(Character.toLowerCase(letter), -1));
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The letter without its marks; of Greek and Cyrillic ones, the others here have none. */
  private static int base(int c) {
    boolean mayHaveMarks = (c >= 0x370 && c < 0x530) || (c >= 0x1F00 && c < 0x2000);
    return !mayHaveMarks ? c : Normalizer.normalize(Character.toString(c), Form.NFD).codePointAt(0);
  }
}
