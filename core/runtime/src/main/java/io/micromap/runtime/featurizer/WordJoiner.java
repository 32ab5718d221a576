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

  private static final int MOST_PARTS = 12;

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
    List<Stretch> gaps = new ArrayList<>(0);
    for (int i = 0; i + 1 < words.count(); i++) {
      int last = lastPart(words, i);
      for (; i < last; i++) {
        gaps.add(words.gapBehind(i));
      }
    }
    return gaps.isEmpty() ? words.prompt() : words.prompt().without(gaps);
  }

  /** Number of the last word that is a part of the same word as a first one. */
  private int lastPart(Words words, int first) {
    int last = first;
    for (int i = first + 1; i < words.count() && i - first < MOST_PARTS; i++) {
      int from = words.start(i - 1);
      if (known.hasPair(words.buffer(), from, words.end(i) - from) || !isGap(words, i - 1)) {
        break;
      }
      last = isWord(words, first, i) ? i : last;
    }
    return last;
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

  /** Whether training knows the words from a first to a last one as one word. */
  private boolean isWord(Words words, int first, int last) {
    char[] joined = new char[words.end(last) - words.start(first)];
    int length = 0;
    int shortest = Integer.MAX_VALUE;
    boolean areWords = true;
    for (int i = first; i <= last; i++) {
      int part = words.end(i) - words.start(i);
      System.arraycopy(words.buffer(), words.start(i), joined, length, part);
      areWords &= known.hasWord(words.buffer(), words.start(i), part);
      shortest = Math.min(shortest, part);
      length += part;
    }
    boolean isLongEnough =
        areWords ? shortest >= SHORTEST_PART && length >= SHORTEST_OF_WORDS : length >= SHORTEST;
    return isLongEnough && hasNoDigit(joined, length) && known.hasWord(joined, 0, length);
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
