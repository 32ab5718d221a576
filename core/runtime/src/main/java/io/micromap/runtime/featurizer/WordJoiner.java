package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import io.micromap.runtime.text.NormalizedText.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

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

  /** What joining the words of one prompt takes; to be used again by the same thread. */
  static final class Room {

    private boolean[] open = new boolean[16];
    private final char[] joined = new char[LONGEST + MOST_TAKEN];

    private void reserve(int gaps) {
      if (gaps > open.length) {
        open = new boolean[2 * gaps];
      }
    }
  }

  /** The words' prompt without what parts a word; the same object if nothing does. */
  NormalizedText join(Words words, Room room) {
    return join(words, room, left -> hasPair(words, left));
  }

  private boolean hasPair(Words words, int left) {
    int from = words.start(left);
    return known.hasPair(words.buffer(), from, words.end(left + 1) - from);
  }

  /**
   * As above.
   *
   * @param isPair whether a word and the next one were seen beside each other
   */
  NormalizedText join(Words words, Room room, IntPredicate isPair) {
    int last = words.count() - 1;
    room.reserve(last);
    boolean any = false;
    for (int i = 0; i < last; i++) {
      room.open[i] = isGap(words, i) && !isPair.test(i);
      any |= room.open[i];
    }
    return any ? joinOpen(words, room) : words.prompt();
  }

  private NormalizedText joinOpen(Words words, Room room) {
    List<Stretch> gaps = List.of();
    for (int i = 0; i < words.count() - 1; i++) {
      int last = lastPart(words, i, room);
      for (; i < last; i++) {
        gaps = gaps.isEmpty() ? new ArrayList<>() : gaps;
        gaps.add(new Stretch(words.gapStart(i), words.gapEnd(i)));
      }
    }
    return gaps.isEmpty() ? words.prompt() : words.prompt().without(gaps);
  }

  /** Whether a vocabulary of some of the words that are known might join any of these. */
  boolean mayJoin(Words words, Room room) {
    char[] joined = room.joined;
    for (int first = 0; first < words.count(); first++) {
      int length = append(words, first, joined, 0);
      for (int i = first + 1; i < words.count() && isGap(words, i - 1) && length < LONGEST; i++) {
        length = append(words, i, joined, length);
        if (length >= SHORTEST && length <= LONGEST && known.hasWord(joined, 0, length)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isGap(Words words, int left) {
    String text = words.prompt().text();
    int start = words.gapStart(left);
    for (int i = start; i < words.gapEnd(left); i++) {
      char c = text.charAt(i);
      boolean isHyphen = i == start && HYPHENS.indexOf(c) >= 0;
      if (c != ' ' && !isHyphen && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }

  /** Number of the last word that is a part of the same word as a first one. */
  private int lastPart(Words words, int first, Room room) {
    char[] joined = room.joined;
    int last = first;
    int length = append(words, first, joined, 0);
    for (int i = first + 1; isOpen(words, i - 1, room) && length < LONGEST; i++) {
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

  private static boolean isOpen(Words words, int gap, Room room) {
    return gap < words.count() - 1 && room.open[gap];
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
