package io.micromap.runtime.featurizer;

/**
 * The unordered word pairs of a vocabulary, by what of the two words counts in them: up to four
 * characters of Latin 1 each make a key of 64 bits. Other pairs are looked up by their text.
 */
final class WordPairs {

  private static final char PLUS = '+';
  private static final int LONGEST = 4;
  private static final int WIDTH = 8;

  private final WeightedFeatures features;
  private final Vocabulary vocabulary;
  private final KeyTable table;
  private final boolean hasTable;

  /**
   * The pairs of a vocabulary.
   *
   * @param hasTable whether to make the table, which takes longer than some hundred prompts without
   */
  WordPairs(WeightedFeatures features, boolean hasTable) {
    this.features = features;
    this.vocabulary = features.vocabulary();
    this.hasTable = hasTable;
    int first = vocabulary.first(LexicalFeaturizer.PAIRS);
    int end = vocabulary.first(LexicalFeaturizer.PAIRS + 1);
    table = new KeyTable(hasTable ? end - first : 0);
    for (int id = first; id < end && hasTable; id++) {
      long key = key(vocabulary.text(), vocabulary.start(id), vocabulary.start(id + 1));
      if (key != 0) {
        table.put(key, features.entry(id));
      }
    }
  }

  /** The key of a pair's text, or 0 where it has none. */
  private static long key(char[] text, int from, int to) {
    int plus = from;
    while (plus < to && text[plus] != PLUS) {
      plus++;
    }
    return plus < to ? key(pack(text, from, plus), pack(text, plus + 1, to)) : 0;
  }

  private static long key(long lesser, long greater) {
    return lesser <= 0 || greater <= 0 ? 0 : lesser << 32 | greater;
  }

  /** Some characters as a number, in whose order they are; 0 where they make none. */
  static long pack(char[] text, int from, int to) {
    if (to - from > LONGEST) {
      return 0;
    }
    long packed = 0;
    for (int i = from; i < from + LONGEST; i++) {
      int c = i < to ? text[i] : 0;
      if (c >> WIDTH != 0) {
        return 0;
      }
      packed = packed << WIDTH | c;
    }
    return packed;
  }

  /** Whether two words make a pair: what counts of them differs. */
  static boolean isPair(WordFacts word, WordFacts other) {
    return word.packed != other.packed || (word.packed == 0 && word.comparePrefix(other) != 0);
  }

  /** Adds the pairs of words that stand so many words apart at most to a prompt's features. */
  void addAll(WordRoom room, int window, PromptSums found) {
    PairRoom pairs = room.pairs();
    int count = room.words().count();
    for (int i = 0; i < count; i++) {
      int last = Math.min(count - 1, i + window);
      if (!pairs.hasRoom(last - i)) {
        pairs.addTo(found, table);
      }
      for (int j = i + 1; j <= last; j++) {
        add(room.facts(i), room.facts(j), room, pairs);
      }
    }
    pairs.addTo(found, table);
  }

  private void add(WordFacts word, WordFacts other, WordRoom room, PairRoom pairs) {
    if (!isPair(word, other)) {
      return;
    }
    if (hasTable && word.packed != 0 && other.packed != 0) {
      pairs.add(key(Math.min(word.packed, other.packed), Math.max(word.packed, other.packed)));
    } else {
      int id =
          word.comparePrefix(other) < 0 ? lookUp(word, other, room) : lookUp(other, word, room);
      pairs.addFound(features.entry(id));
    }
  }

  private int lookUp(WordFacts lesser, WordFacts greater, WordRoom room) {
    char[] text = room.pair(lesser.prefixLength + 1 + greater.prefixLength);
    int end = lesser.copyPrefix(text, 0);
    text[end++] = PLUS;
    end = greater.copyPrefix(text, end);
    return vocabulary.find(LexicalFeaturizer.PAIRS, text, 0, end);
  }
}
