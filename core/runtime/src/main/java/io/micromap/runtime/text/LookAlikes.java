package io.micromap.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds letters that stand in for letters of another script, word by word.
 *
 * <p>A word that mixes scripts is written in one that has a letter of its own or a look-alike for
 * each of the word's letters: in Latin if most of its letters are Latin and the others identical to
 * Latin ones, else in the script of the prompt's other words, else in Latin if all others are
 * identical to Latin ones, else in the script that most of its letters are of. If none has, what
 * can be is folded to the script of most letters. A word all of one script stays, with one
 * exception: where nearly all other words are Latin, a word whose every letter is identical to a
 * Latin one, in small and in capital letters, is Latin.
 *
 * <p>In short words letters must be identical to be folded: a single Greek letter beside a Latin
 * one is a unit or a formula.
 */
final class LookAlikes {

  /** Scripts whose letters stand beside Latin ones in a word, as a reader or an attacker has it. */
  private static final Set<UnicodeScript> ALPHABETS =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.CANADIAN_ABORIGINAL,
          UnicodeScript.COPTIC,
          UnicodeScript.LISU,
          UnicodeScript.TIFINAGH,
          UnicodeScript.RUNIC,
          UnicodeScript.DESERET,
          UnicodeScript.OSAGE,
          UnicodeScript.ELBASAN,
          UnicodeScript.OLD_ITALIC,
          UnicodeScript.CARIAN,
          UnicodeScript.LYCIAN,
          UnicodeScript.MIAO,
          UnicodeScript.WARANG_CITI);

  /** One letter of other scripts in so many is a name or a quotation among Latin words. */
  private static final int MOST_OTHERS = 5;

  private static final Optional<UnicodeScript> LATIN = Optional.of(UnicodeScript.LATIN);

  private final MappedText text;
  private final List<ScriptWord> words = new ArrayList<>();

  /** Letters in words that look as if they could only be of one script. */
  private final Map<UnicodeScript, Integer> letters = new TreeMap<>();

  private LookAlikes(MappedText text) {
    this.text = text;
  }

  /**
   * A text with its look-alikes folded; the same object if there is none. Where some are certain,
   * only they are folded: as words that are then of one script, they tell of what script others
   * are.
   */
  static MappedText fold(MappedText text) {
    if (!hasAny(text)) {
      return text;
    }
    MappedText certain = new LookAlikes(text).fold(true);
    return certain == text ? new LookAlikes(text).fold(false) : certain;
  }

  /** Whether a text has letters that look like those of another script. */
  static boolean hasAny(MappedText text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c >= 0x180
          && Character.isLetter(c)
          && Unicode13.assigns(c)
          && LookAlikeTable.INSTANCE.contains(c)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a fold changed letters that no reader can tell from those they became. */
  static boolean isDisguise(MappedText text, MappedText folded) {
    LookAlikeTable table = LookAlikeTable.INSTANCE;
    for (int i = 0, j = 0; i < text.length(); ) {
      int from = text.codePointAt(i);
      int to = folded.codePointAt(j);
      if (from != to && (table.isIdentical(from) || table.isIdentical(to))) {
        return true;
      }
      i += Character.charCount(from);
      j += Character.charCount(to);
    }
    return false;
  }

  private MappedText fold(boolean certain) {
    readWords();
    words.stream().filter(ScriptWord::isOfOneScript).forEach(this::count);
    MappedText folded = new MappedText(text.length());
    int done = 0;
    boolean changed = false;
    for (ScriptWord word : words) {
      Optional<UnicodeScript> target = target(word, certain);
      if (target.isPresent()) {
        folded.append(text, done, word.from());
        changed |= word.writeTo(folded, target.get());
        done = word.to();
      }
    }
    folded.append(text, done, text.length());
    return changed ? folded : text;
  }

  private void readWords() {
    Optional<ScriptWord> open = Optional.empty();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (ALPHABETS.contains(script(c)) && Character.isLetter(c)) {
        if (open.isEmpty()) {
          open = Optional.of(new ScriptWord(text, i));
          words.add(open.get());
        }
        open.get().add(c, end);
      } else if (LetterFold.isMark(c) || isAsciiDigit(c)) {
        open.ifPresent(word -> word.extend(end));
      } else {
        open = Optional.empty();
      }
      i = end;
    }
  }

  private static boolean isAsciiDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The script of a character that Unicode 13 has. */
  static UnicodeScript script(int c) {
    return Unicode13.assigns(c) ? UnicodeScript.of(c) : UnicodeScript.UNKNOWN;
  }

  private void count(ScriptWord word) {
    if (word.has(UnicodeScript.LATIN) || !word.isIdentical()) {
      letters.merge(word.firstScript(), word.size(), Integer::sum);
    }
  }

  /** The script a word is to be written in; empty if it stays as it is. */
  private Optional<UnicodeScript> target(ScriptWord word, boolean certain) {
    if (word.isOfOneScript()) {
      boolean isDisguised = word.isIdenticalInBothCases() && isNearlyAllLatin();
      return isDisguised || word.has(UnicodeScript.LATIN) ? LATIN : Optional.empty();
    }
    Optional<UnicodeScript> usual = usualScript();
    boolean canBeLatin = word.isIdentical() && word.canBeWrittenIn(UnicodeScript.LATIN);
    if (!(canBeLatin && word.isMostlyLatin()) && usual.filter(word::canBeWrittenIn).isPresent()) {
      return usual;
    }
    if (canBeLatin) {
      return LATIN;
    }
    return certain ? Optional.empty() : word.mainScript();
  }

  /** The script of most letters of the unambiguous words; empty if there are none. */
  private Optional<UnicodeScript> usualScript() {
    return ScriptWord.TARGETS.stream()
        .filter(letters::containsKey)
        .reduce((best, other) -> count(other) > count(best) ? other : best);
  }

  private boolean isNearlyAllLatin() {
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    return all > 0 && MOST_OTHERS * (all - count(UnicodeScript.LATIN)) <= all;
  }

  private int count(UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }
}
