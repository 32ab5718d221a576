package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;

/** Cuts prompts into {@link Clauses} at connectives, joining words and punctuation. */
final class ClauseCutter {

  /**
   * Begins the clause that one with "after" or "before" leads to: "after selling it please pay".
   */
  private static final List<String> REQUESTS =
      List.of(
          "please",
          "pls",
          "plz",
          "kindly",
          "i want",
          "we want",
          "i need",
          "we need",
          "i'd like",
          "we'd like",
          "i would like",
          "we would like",
          "can you",
          "could you",
          "would you",
          "will you",
          "you should",
          "you can",
          "go ahead");

  private final List<String> connectives;
  private final List<String> openings;
  private final List<String> joining;
  private final List<String> subordinating;
  private final List<String> awaited;
  private final String sentenceEnds;
  private final String commas;

  /**
   * A cutter.
   *
   * @param order whose phrases begin a clause
   */
  ClauseCutter(ClauseOptions options, OrderOptions order) {
    connectives = options.connectives();
    openings = options.openings();
    joining = options.joining();
    sentenceEnds = options.sentenceEnds();
    commas = options.commas();
    subordinating = order.subordinating();
    awaited = order.awaited();
  }

  /** The clauses of a prompt; {@code words} are all words of {@code text}. */
  Clauses cut(String text, List<Word> words) {
    Cut cut = new Cut();
    int i = 0;
    while (i < words.size()) {
      Boundary gap = i == 0 ? null : gap(between(text, words.get(i - 1), words.get(i)));
      int length = connective(words, i, gap != null || cut.open < 0);
      int awaiting = length(awaited, words, i);
      int subordinate = length(subordinating, words, i);
      int joins = length(joining, words, i);
      if (length > 0 && i + length < words.size()) {
        cut.close(i, Boundary.THEN);
        i += length;
      } else if (length + subordinate == 0 && awaiting > 0 && i + awaiting < words.size()) {
        boolean leads = gap != null || cut.open < 0;
        cut.close(i, gap == null ? Boundary.COMMA : gap);
        cut.leads = leads;
        i += awaiting;
      } else if (joins > 0 && i + joins < words.size()) {
        cut.close(i, Boundary.AND);
        i += joins;
      } else if (isItemNumber(text, words.get(i)) && i + 1 < words.size()) {
        cut.close(i, Boundary.SENTENCE);
        i++;
      } else {
        boolean begins = gap != null || cut.open < 0;
        if (gap != null) {
          cut.close(i, gap);
        } else if (subordinate > 0 || (cut.leads && cut.open >= 0 && requests(words, i))) {
          cut.close(i, Boundary.COMMA);
        }
        cut.leads |= begins && subordinate > 0;
        for (int last = i + Math.max(1, subordinate); i < last; i++) {
          cut.word(i);
        }
      }
    }
    return cut.finish(words);
  }

  /** The number of an item of a list: "1) claim it (b) sell it"; but "all of it (60)". */
  private static boolean isItemNumber(String text, Word word) {
    String item = word.text();
    boolean number = item.length() <= 2 && item.chars().allMatch(Character::isDigit);
    boolean letter = item.length() == 1 && Character.isLetter(item.charAt(0));
    if (!(number || letter) || word.end() >= text.length() || text.charAt(word.end()) != ')') {
      return false;
    }
    char before = word.start() == 0 ? ' ' : text.charAt(word.start() - 1);
    return Character.isWhitespace(before) || (letter && before == '(');
  }

  private static boolean requests(List<Word> words, int at) {
    return length(REQUESTS, words, at) > 0;
  }

  /** How many words of a connective stand at a place, 0 where there is none. */
  private int connective(List<Word> words, int at, boolean begins) {
    int length = length(connectives, words, at);
    return length == 0 && begins ? length(openings, words, at) : length;
  }

  private static int length(List<String> phrases, List<Word> words, int at) {
    return Phrases.length(phrases, at, i -> i < words.size() ? words.get(i).text() : "");
  }

  private static String between(String text, Word left, Word right) {
    return NormalizedText.of(text.substring(left.end(), right.start())).text();
  }

  /** The strongest sign among the characters between two words, or null. */
  private Boundary gap(String between) {
    Boundary strongest = null;
    for (int i = 0; i < between.length() && !Gap.isInWord(between); i++) {
      char c = between.charAt(i);
      if (sentenceEnds.indexOf(c) >= 0) {
        return Boundary.SENTENCE;
      }
      boolean dash = c == '-' && i > 0 && between.charAt(i - 1) == ' ';
      if (dash || commas.indexOf(c) >= 0) {
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

    /** Whether the open clause begins with what says when, and leads to another. */
    private boolean leads;

    private Boundary expected;

    /** Ends the open clause, if there is one, and notes the sign that the next begins behind. */
    void close(int at, Boundary boundary) {
      close(at);
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

    Clauses finish(List<Word> words) {
      close(words.size());
      return new Clauses(words, clauses, boundaries);
    }

    private void close(int at) {
      if (open >= 0) {
        clauses.add(new Range(open, at));
        open = -1;
        leads = false;
      }
    }
  }
}
