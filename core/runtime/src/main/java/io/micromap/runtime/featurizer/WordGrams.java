package io.micromap.runtime.featurizer;

/**
 * The word n-grams of a vocabulary. Those of two words that are features themselves, nearly all,
 * are found by the numbers of the two; the others by their text, whose hash follows from the
 * words'.
 */
final class WordGrams {

  private final WeightedFeatures features;
  private final Vocabulary vocabulary;

  /** In the place of a word's number. */
  private final int beginning;

  private final int end;

  private final KeyTable table;

  /** Whether there are n-grams of two known words that are not in the table. */
  private final boolean hasTable;

  /** Whether there are n-grams of two words that are not in the table. */
  private final boolean others;

  /**
   * The n-grams of a vocabulary.
   *
   * @param hasTable whether to make the table, which takes longer than some hundred prompts without
   */
  WordGrams(WeightedFeatures features, boolean hasTable) {
    this.features = features;
    this.vocabulary = features.vocabulary();
    int words = vocabulary.first(LexicalFeaturizer.WORDS + 1);
    beginning = words;
    end = words + 1;
    table = new KeyTable(hasTable ? words : 0);
    boolean hasOthers = !hasTable;
    for (int id = 0; id < words && hasTable; id++) {
      hasOthers |= !add(id);
    }
    others = hasOthers;
    this.hasTable = hasTable;
  }

  /** Adds an n-gram of two words; false where it is one of others. */
  private boolean add(int id) {
    char[] text = vocabulary.text();
    int from = vocabulary.start(id);
    int to = vocabulary.start(id + 1);
    int gap = gap(text, from + 1, to);
    if (gap == to || gap(text, gap + 1, to) < to) {
      return true;
    }
    int first = number(text, from, gap, '<', beginning);
    int second = number(text, text[gap] == ' ' ? gap + 1 : gap, to, '>', end);
    if (first >= 0 && second >= 0) {
      table.put(key(first, second), features.entry(id));
    }
    return first >= 0 && second >= 0;
  }

  private static int gap(char[] text, int from, int to) {
    int gap = from;
    while (gap < to && text[gap] != ' ' && !Words.isMark(text[gap])) {
      gap++;
    }
    return gap;
  }

  private int number(char[] text, int from, int to, char mark, int ofMark) {
    return to - from == 1 && text[from] == mark
        ? ofMark
        : vocabulary.find(LexicalFeaturizer.WORDS, text, from, to - from);
  }

  private static long key(int first, int second) {
    return (first + 1L) << 32 | (second + 1L);
  }

  /**
   * Each word of a prompt and the next one as a feature of {@link KeyTable}, from its beginning
   * before the first word to its end behind the last.
   *
   * @param keys one place more than there are words, as the others; is overwritten
   * @param pairs receives the features
   * @param read is overwritten
   */
  void pairs(WordRoom room, long[] keys, long[] pairs, long[] read) {
    int count = room.words().count();
    int first = beginning;
    for (int i = 0; i <= count; i++) {
      int second = i < count ? room.facts(i).id : end;
      boolean isKeyed = hasTable && first >= 0 && second >= 0;
      keys[i] = isKeyed ? key(first, second) : 0;
      if (!isKeyed) {
        pairs[i] = others ? find(room, i - 1, 2) : KeyTable.NONE;
      }
      first = second;
    }
    table.getAll(keys, count + 1, pairs, read);
  }

  /**
   * The {@code n} words from {@code i} on as a feature of {@link KeyTable}; -1 is the beginning.
   */
  long find(WordRoom room, int i, int n) {
    Words words = room.words();
    int from = words.markedStart(i);
    int hash = i < 0 ? '<' : room.facts(i).head;
    for (int k = i + 1; k < i + n; k++) {
      hash =
          k < words.count()
              ? RollingHash.join(hash, room.facts(k).tail, room.facts(k).tailLength)
              : RollingHash.join(hash, WordFacts.END, WordFacts.END_LENGTH);
    }
    int length = words.end(i + n - 1) - from;
    return features.entry(
        vocabulary.find(LexicalFeaturizer.WORDS, hash, words.buffer(), from, length));
  }
}
