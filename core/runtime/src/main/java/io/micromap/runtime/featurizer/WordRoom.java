package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.text.NormalizedText;
import java.util.function.IntPredicate;

/** The words of one prompt and what is known of each, in arrays that serve prompt after prompt. */
final class WordRoom implements Wording, IntPredicate {

  private final Words words = new Words(NormalizedText.of(""));
  private final WordJoiner.Room joins = new WordJoiner.Room();
  private WordFacts[] facts = new WordFacts[0];

  /** Of each word with the next one its feature, and what finding it takes. */
  private long[] neighbours = new long[1];

  private long[] keys = new long[1];
  private long[] read = new long[1];
  private final PairRoom pairs = new PairRoom();
  private char[] pair = new char[16];
  private final MoodMarks moods = new MoodMarks(this);
  private Gap[] gaps = new Gap[0];

  Words words() {
    return words;
  }

  /** Arrays for looking up the pairs of the words. */
  PairRoom pairs() {
    return pairs;
  }

  WordJoiner.Room joins() {
    return joins;
  }

  /** Takes the facts of all words, and which of them are known beside each other. */
  void read(WordCache cache, WordGrams grams) {
    int count = words.count();
    if (count > facts.length) {
      facts = new WordFacts[2 * count];
    }
    for (int i = 0; i < count; i++) {
      facts[i] = cache.get(words.buffer(), words.markedStart(i), words.end(i) + 1);
    }
    if (count >= neighbours.length) {
      neighbours = new long[2 * count + 1];
      keys = new long[neighbours.length];
      read = new long[neighbours.length];
    }
    grams.pairs(this, keys, neighbours, read);
  }

  /** Word {@code i} and the next one as a feature of {@link KeyTable}; -1 is the beginning. */
  long pairFrom(int i) {
    return neighbours[i + 1];
  }

  /** Whether a word and the next one were seen beside each other. */
  @Override
  public boolean test(int left) {
    return pairFrom(left) != KeyTable.NONE;
  }

  /** Room for so many characters of two words. */
  char[] pair(int length) {
    pair = length > pair.length ? new char[2 * length] : pair;
    return pair;
  }

  /** Marks the words of moods that the options name; whether there was one. */
  boolean markMoods(LexicalOptions options) {
    if (gaps.length < words.count()) {
      gaps = new Gap[2 * words.count()];
    }
    for (int i = 0; i < words.count(); i++) {
      gaps[i] = words.gap(i);
    }
    return moods.markAll(words, options);
  }

  @Override
  public int length() {
    return words.count();
  }

  /** A word without a mark, where moods are told. */
  @Override
  public String word(int at) {
    return at >= 0 && at < words.count() ? facts[at].word : "";
  }

  @Override
  public Gap behind(int at) {
    return gaps[at];
  }

  /** What is known of word {@code i}. */
  WordFacts facts(int i) {
    return facts[i];
  }
}
