package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import io.micromap.runtime.text.NormalizedText.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the parts of a word that a blank, a hyphen or a line wrap parts: "with draw", "with-draw",
 * "with-\ndraw" where training knows "withdraw". Parts that training knows beside each other, as in
 * "sign up", stay two words. The reasons, and what was tried: {@code
 * docs/decisions/normalisation.md}.
 */
final class WordJoiner {

  /** Longer words are not put together; hardly any is. */
  private static final int LONGEST = 24;

  /** Enough of a part to see that a word is longer. */
  private static final int MOST_TAKEN = LONGEST + 1;

  /** The hyphens, and the dashes that programs write for them: figure and en dash, minus. */
  private static final String HYPHENS = "-\u2010\u2012\u2013\u2212";

  /** Shorter words come about by chance. */
  private static final int SHORTEST = 4;

  /** The same where training knows all parts as words: "us a", "a round". */
  private static final int SHORTEST_OF_WORDS = 5;

  private static final int SHORTEST_PART = 2;

  private final KnownWords known;

  WordJoiner(KnownWords known) {
    this.known = known;
  }

  /** The words' prompt without what parts a word; the same object if nothing does. */
  NormalizedText join(Words words) {
    if (words.count() < 2) {
      return words.prompt();
    }
    boolean[] open = openGaps(words);
    char[] joined = new char[LONGEST + MOST_TAKEN];
    List<Stretch> gaps = new ArrayList<>(0);
    for (int i = 0; i < open.length; i++) {
      int last = lastPart(words, i, open, joined);
      for (; i < last; i++) {
        gaps.add(words.gapBehind(i));
      }
    }
    return gaps.isEmpty() ? words.prompt() : words.prompt().without(gaps);
  }

  /** Per word whether it may be one with the next. */
  private boolean[] openGaps(Words words) {
    boolean[] open = new boolean[words.count() - 1];
    for (int i = 0; i < open.length; i++) {
      int from = words.start(i);
      open[i] = isGap(words, i) && !known.hasPair(words.buffer(), from, words.end(i + 1) - from);
    }
    return open;
  }

  private static boolean isGap(Words words, int left) {
    Stretch gap = words.gapBehind(left);
    String text = words.prompt().text();
    for (int i = gap.start(); i < gap.end(); i++) {
      char c = text.charAt(i);
      boolean isHyphen = i == gap.start() && HYPHENS.indexOf(c) >= 0;
      if (!isHyphen && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }

  /** Number of the last word that is a part of the same word as a first one. */
  private int lastPart(Words words, int first, boolean[] open, char[] joined) {
    int last = first;
    int length = append(words, first, joined, 0);
    for (int i = first + 1; i <= open.length && open[i - 1] && length < LONGEST; i++) {
      length = append(words, i, joined, length);
      if (length >= SHORTEST
          && length <= LONGEST
          && known.hasWord(joined, 0, length)
          && hasNoDigit(joined, length)
          && isMoreThanChance(words, first, i, length)) {
        last = i;
      }
    }
    return last;
  }

  /** Appends a word, or as much of it as shows that the whole is too long. */
  private static int append(Words words, int i, char[] joined, int length) {
    int taken = Math.min(words.end(i) - words.start(i), MOST_TAKEN);
    System.arraycopy(words.buffer(), words.start(i), joined, length, taken);
    return length + taken;
  }

  private boolean isMoreThanChance(Words words, int first, int last, int length) {
    boolean areWords = true;
    boolean isShort = false;
    for (int i = first; i <= last; i++) {
      int part = words.end(i) - words.start(i);
      areWords &= known.hasWord(words.buffer(), words.start(i), part);
      isShort |= part < SHORTEST_PART;
    }
    return !areWords || (length >= SHORTEST_OF_WORDS && !isShort);
  }

  private static boolean hasNoDigit(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        return false;
      }
    }
    return true;
  }
}
