package io.micromap.runtime.featurizer;

import org.jspecify.annotations.Nullable;

/** The words of a vocabulary. */
final class VocabularyWords implements KnownWords {

  private static final int WORDS = FeaturizerPipeline.WORD_VIEW;

  /** For each word so many bits, of which one is set: few other texts have the bit of a word. */
  private static final int SPARSENESS = 16;

  private static final int SPREAD = 0x9E3779B9;

  private final Vocabulary vocabulary;

  /** By the hash of a text; where it is not set, no word has it. */
  private final long @Nullable [] bits;

  private VocabularyWords(Vocabulary vocabulary, long @Nullable [] bits) {
    this.vocabulary = vocabulary;
    this.bits = bits;
  }

  /** The words of a vocabulary. */
  static VocabularyWords of(Vocabulary vocabulary) {
    return new VocabularyWords(vocabulary, null);
  }

  /** The same, for many questions about texts that are no words, which are told in near memory. */
  static VocabularyWords filtered(Vocabulary vocabulary) {
    int end = vocabulary.first(WORDS + 1);
    int count = 0;
    for (int id = vocabulary.first(WORDS); id < end; id++) {
      count += isOneWord(vocabulary, id) ? 1 : 0;
    }
    long[] bits = new long[Integer.highestOneBit(count * SPARSENESS / Long.SIZE + 1)];
    for (int id = vocabulary.first(WORDS); id < end; id++) {
      if (isOneWord(vocabulary, id)) {
        int from = vocabulary.start(id);
        int bit = bit(RollingHash.of(vocabulary.text(), from, vocabulary.start(id + 1)), bits);
        bits[bit >>> 6] |= 1L << bit;
      }
    }
    return new VocabularyWords(vocabulary, bits);
  }

  private static boolean isOneWord(Vocabulary vocabulary, int id) {
    for (int i = vocabulary.start(id); i < vocabulary.start(id + 1); i++) {
      if (vocabulary.text()[i] == ' ') {
        return false;
      }
    }
    return true;
  }

  private static int bit(int hash, long[] bits) {
    return ((hash * SPREAD) >>> 8) & (bits.length * Long.SIZE - 1);
  }

  @Override
  public boolean hasWord(char[] buffer, int offset, int length) {
    int hash = RollingHash.of(buffer, offset, offset + length);
    if (bits != null) {
      int bit = bit(hash, bits);
      if ((bits[bit >>> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return vocabulary.find(WORDS, hash, buffer, offset, length) >= 0;
  }

  @Override
  public boolean hasPair(char[] buffer, int offset, int length) {
    return vocabulary.find(WORDS, buffer, offset, length) >= 0;
  }
}
