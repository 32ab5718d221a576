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

  /** Word {@code i} and the next one as a feature of {@link KeyTable}; -1 is the beginning. */
  long pair(WordRoom room, int i) {
    int count = room.words().count();
    int first = i < 0 ? beginning : room.facts(i).id;
    int second = i + 1 < count ? room.facts(i + 1).id : end;
    if (hasTable && first >= 0 && second >= 0) {
      return table.get(key(first, second));
    }
    return others ? find(room, i, 2) : KeyTable.NONE;
  }

  /** As above, {@code n} words from {@code i} on. */
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
