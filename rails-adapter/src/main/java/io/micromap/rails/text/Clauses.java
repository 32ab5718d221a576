package io.micromap.rails.text;

import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A prompt cut wherever a step could begin. The words of connectives belong to no clause.
 *
 * @param words of the whole prompt
 * @param clauses in order, as ranges of words; empty only if the prompt has no words
 * @param boundaries between neighbouring clauses, one less than there are clauses
 */
record Clauses(List<Word> words, List<Range> clauses, List<Boundary> boundaries) {

  /**
   * Words from {@code from} up to but not including {@code to}.
   *
   * @param from number of the first word
   * @param to behind the last one
   */
  record Range(int from, int to) {}

  private static final Set<String> JOINING = Set.of("and", "plus", "also", "but");

  /** Longer phrases stand before shorter ones that begin alike. */
  private static final List<List<String>> CONNECTIVES =
      List.of(
          List.of("as", "soon", "as", "that", "is", "done"),
          List.of("once", "that", "is", "done"),
          List.of("when", "that", "is", "done"),
          List.of("after", "that", "is", "done"),
          List.of("once", "that's", "done"),
          List.of("when", "that's", "done"),
          List.of("once", "done"),
          List.of("when", "done"),
          List.of("followed", "by"),
          List.of("after", "this"),
          List.of("after", "that"),
          List.of("after", "which"),
          List.of("from", "there"),
          List.of("and", "then"),
          List.of("then"),
          List.of("afterwards"),
          List.of("afterward"),
          List.of("thereafter"),
          List.of("subsequently"),
          List.of("finally"),
          List.of("lastly"));

  /** "next" joins only where a clause begins: "put it next to it" is one step. */
  private static final List<String> NEXT = List.of("next");

  static Clauses of(String text, List<Word> words) {
    Cut cut = new Cut();
    int i = 0;
    while (i < words.size()) {
      Boundary gap =
          i == 0 ? null : gap(text.substring(words.get(i - 1).end(), words.get(i).start()));
      int length = connective(words, i, gap != null || cut.open < 0);
      if (length > 0 && i + length < words.size()) {
        cut.close(i);
        cut.expect(Boundary.THEN);
        i += length;
      } else if (JOINING.contains(words.get(i).text()) && i + 1 < words.size()) {
        cut.close(i);
        cut.expect(Boundary.AND);
        i++;
      } else {
        if (gap != null) {
          cut.close(i);
          cut.expect(gap);
        }
        cut.word(i);
        i++;
      }
    }
    cut.close(words.size());
    return new Clauses(words, cut.clauses, cut.boundaries);
  }

  private static int connective(List<Word> words, int at, boolean begins) {
    for (List<String> phrase : CONNECTIVES) {
      if (stands(words, at, phrase)) {
        return phrase.size();
      }
    }
    return begins && stands(words, at, NEXT) ? NEXT.size() : 0;
  }

  private static boolean stands(List<Word> words, int at, List<String> phrase) {
    if (at + phrase.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.get(at + i).text().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The strongest sign among the characters between two words, or null. */
  private static Boundary gap(String between) {
    Boundary strongest = null;
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      if (".;!?\n\r".indexOf(c) >= 0) {
        return Boundary.SENTENCE;
      }
      boolean dash = c == '-' && i > 0 && between.charAt(i - 1) == ' ';
      if (dash || ",:\u2013\u2014".indexOf(c) >= 0) {
        strongest = Boundary.COMMA;
      }
    }
    return strongest;
  }

  /** Gathers clauses while the words are walked through. */
  private static final class Cut {
    private final List<Range> clauses = new ArrayList<>();
    private final List<Boundary> boundaries = new ArrayList<>();
    private int open = -1;
    private Boundary expected;

    void close(int at) {
      if (open >= 0) {
        clauses.add(new Range(open, at));
        open = -1;
      }
    }

    void expect(Boundary boundary) {
      if (expected == null || boundary.compareTo(expected) > 0) {
        expected = boundary;
      }
    }

    void word(int at) {
      if (open < 0) {
        if (!clauses.isEmpty()) {
          boundaries.add(expected);
        }
        open = at;
      }
      expected = null;
    }
  }
}
