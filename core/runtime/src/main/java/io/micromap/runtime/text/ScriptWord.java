package io.micromap.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A run of letters of alphabets, with their marks and with digits, and the scripts it is of. */
final class ScriptWord {

  /** The scripts that words are written in anew. */
  static final List<UnicodeScript> TARGETS =
      List.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

  private static final LookAlikeTable TABLE = LookAlikeTable.INSTANCE;
  private static final int SHORT = 3;

  private final MappedText text;
  private final int from;
  private int to;
  private int size;
  private boolean identical = true;
  private boolean identicalInBothCases = true;

  /** By script; most words have one, and an array for all of Unicode's would be large. */
  private final NavigableMap<UnicodeScript, Integer> letters = new TreeMap<>();

  /** An empty word at a place of a text. */
  ScriptWord(MappedText text, int from) {
    this.text = text;
    this.from = from;
  }

  /** Adds a letter that ends at a place. */
  void add(int c, int end) {
    UnicodeScript script = LookAlikes.script(c);
    letters.merge(script, 1, Integer::sum);
    identical &= script == UnicodeScript.LATIN || TABLE.isIdentical(c);
    identicalInBothCases &= script == UnicodeScript.LATIN || TABLE.isIdenticalInBothCases(c);
    size++;
    to = end;
  }

  /** Lets the word go on up to a place. */
  void extend(int end) {
    to = end;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Number of letters. */
  int size() {
    return size;
  }

  boolean isOfOneScript() {
    return letters.size() == 1;
  }

  /** Whether more than half of its letters are Latin. */
  boolean isMostlyLatin() {
    return 2 * letters.getOrDefault(UnicodeScript.LATIN, 0) > size;
  }

  boolean has(UnicodeScript script) {
    return letters.containsKey(script);
  }

  UnicodeScript firstScript() {
    return letters.keySet().iterator().next();
  }

  /** Whether each letter is Latin or cannot be told from a Latin one. */
  boolean isIdentical() {
    return identical;
  }

  /** The same in capitals and in small letters. */
  boolean isIdenticalInBothCases() {
    return identicalInBothCases;
  }

  /** Of the scripts it is of: one that can write it, if any can, with most of its letters. */
  Optional<UnicodeScript> mainScript() {
    Comparator<UnicodeScript> order =
        Comparator.comparing(this::canBeWrittenIn)
            .thenComparing(script -> letters.getOrDefault(script, 0));
    return TARGETS.stream()
        .filter(letters::containsKey)
        .reduce((best, other) -> order.compare(other, best) > 0 ? other : best);
  }

  /** Whether a script has each letter or one that looks like it. */
  boolean canBeWrittenIn(UnicodeScript target) {
    return text.substring(from, to)
        .codePoints()
        .filter(Character::isLetter)
        .allMatch(c -> LookAlikes.script(c) == target || folded(c, target) >= 0);
  }

  /** The letter to write for another, or -1 where it stays. */
  private int folded(int c, UnicodeScript target) {
    boolean isOwn = LookAlikes.script(c) == target && (target != UnicodeScript.LATIN || c < 0x80);
    boolean isFolded = !isOwn && (size >= SHORT || TABLE.isIdentical(c));
    return isFolded ? TABLE.in(target, c) : -1;
  }

  /** Appends the word with its letters folded to a script; whether any was. */
  boolean writeTo(MappedText out, UnicodeScript target) {
    boolean changed = false;
    for (int i = from; i < to; ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      int letter = Character.isLetter(c) ? folded(c, target) : -1;
      if (letter < 0) {
        out.append(text, i, end);
      } else {
        out.append(letter, text.start(i), text.end(end - 1));
        changed = true;
      }
      i = end;
    }
    return changed;
  }
}
