package io.micromap.runtime.featurizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the features of a prompt owe to one word alone, whatever the others are. Immutable, so that
 * threads may share it without a lock.
 */
final class WordFacts {

  /** Hash of the prompt's end mark with the blank before it. */
  static final int END = RollingHash.join(' ', '>', 1);

  static final int END_LENGTH = 2;

  private static final int[] NONE = {};

  /** The word with its mark, if it orders nothing, and with the character behind it. */
  private final char[] text;

  /** The word without its mark where moods are told, else nothing. */
  final String word;

  /** Hash of the word with its mark. */
  final int head;

  /** Number of characters that {@link #head} is of. */
  final int headLength;

  /** Hash of the word with the blank or mark before it. */
  final int tail;

  /** Number of characters that {@link #tail} is of. */
  final int tailLength;

  /** Number of the word as a feature, or -1. */
  final int id;

  /** The word as a feature of {@link KeyTable}. */
  final long entry;

  /** Numbers of its character n-grams that are known, each once, ascending. */
  final int[] grams;

  /** How many of its character n-grams are not known. */
  final int unknownGrams;

  /** What its n-grams and its vector add up to; null where it has neither. */
  final @Nullable WordSums sums;

  /** Whether it may tell that the prompt is no order. */
  final boolean tellsMood;

  /** Whether it may begin a phrase that tells the same; a prompt without either is an order. */
  final boolean beginsTelling;

  /** How many of its characters, mark included, count in word pairs. */
  final int prefixLength;

  /** These characters as a number; see {@link WordPairs#pack}. */
  final long packed;

  /**
   * Reads a word.
   *
   * @param from where it begins in the buffer, at its mark if it has one; a blank is before it
   * @param to behind the blank or mark that follows it
   */
  WordFacts(WeightedFeatures features, LexicalOptions options, char[] buffer, int from, int to) {
    Vocabulary vocabulary = features.vocabulary();
    boolean marked = Words.isMark(buffer[from]);
    int end = to - 1;
    text = Arrays.copyOfRange(buffer, from, to);
    head = RollingHash.of(buffer, from, end);
    headLength = end - from;
    tail = marked ? head : RollingHash.join(' ', head, headLength);
    tailLength = marked ? headLength : headLength + 1;
    id = vocabulary.find(LexicalFeaturizer.WORDS, head, buffer, from, headLength);
    entry = features.entry(id);
    prefixLength = Math.min(headLength, options.pairs().prefix());
    packed = WordPairs.pack(buffer, from, from + prefixLength);
    int begin = marked ? from + 1 : from;
    word = options.marksMoods() ? new String(buffer, begin, end - begin) : "";
    tellsMood = !marked && options.marksMoods() && MoodReader.mayTell(word);
    beginsTelling = !marked && options.marksMoods() && MoodReader.mayBeginTelling(word);
    Grams found = new Grams(vocabulary);
    if (!marked && options.chars().max() > 0) {
      LexicalFeaturizer.charGrams(options.chars(), buffer, from - 1, to, found);
    }
    grams = found.known();
    unknownGrams = found.unknown;
    int[] pieces =
        marked || options.vectorWeight() == 0
            ? NONE
            : WordVectors.table().pieces(buffer, from, end);
    sums = grams.length + pieces.length == 0 ? null : new WordSums(features, grams, pieces);
  }

  /** Whether these are the facts of a slice: of a word, and of what follows it. */
  boolean areOf(char[] buffer, int from, int to) {
    return Arrays.equals(text, 0, text.length, buffer, from, to);
  }

  /** Compares what counts in word pairs. */
  int comparePrefix(WordFacts other) {
    return Arrays.compare(text, 0, prefixLength, other.text, 0, other.prefixLength);
  }

  /** Copies what counts in word pairs; returns where it ends. */
  int copyPrefix(char[] target, int offset) {
    for (int i = 0; i < prefixLength; i++) {
      target[offset + i] = text[i];
    }
    return offset + prefixLength;
  }

  /** Gathers n-grams. */
  private static final class Grams implements GramSink {

    private final Vocabulary vocabulary;
    private int[] ids = new int[32];
    private int count;
    private int unknown;

    Grams(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    @Override
    public void gram(int view, char[] buffer, int offset, int length, double amount) {
      int id = vocabulary.find(view, buffer, offset, length);
      if (id < 0) {
        unknown++;
        return;
      }
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, 2 * count);
      }
      ids[count++] = id;
    }

    int[] known() {
      return Arrays.stream(ids, 0, count).sorted().distinct().toArray();
    }
  }
}
