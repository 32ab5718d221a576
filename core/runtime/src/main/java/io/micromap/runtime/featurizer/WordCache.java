package io.micromap.runtime.featurizer;

import org.jspecify.annotations.Nullable;

/**
 * The facts of the words that were asked for lately, for all threads. As facts depend on their word
 * alone, what is kept and what is read again decides how long an answer takes, never what it is.
 *
 * <p>Four places for each word, found by its hash; a new word takes a free one or replaces another.
 * Threads race for places without a lock, and the loser's word is read again.
 */
final class WordCache {

  /** Words kept, at some 300 bytes each: more than a language's frequent ones. */
  private static final int PLACES = 1 << 14;

  private static final int WAYS = 4;

  private final Vocabulary vocabulary;
  private final LexicalOptions options;
  private final @Nullable WordFacts[] places = new @Nullable WordFacts[PLACES];

  WordCache(Vocabulary vocabulary, LexicalOptions options) {
    this.vocabulary = vocabulary;
    this.options = options;
  }

  /** The facts of a word; for the slice see {@link WordFacts}. */
  WordFacts get(char[] buffer, int from, int to) {
    int hash = RollingHash.of(buffer, from, to) * 0x9E3779B9;
    int first = (hash >>> 8) & (PLACES - WAYS);
    int victim = first + (hash >>> 30);
    for (int place = first; place < first + WAYS; place++) {
      WordFacts facts = places[place];
      if (facts == null) {
        victim = place;
        break;
      }
      if (facts.areOf(buffer, from, to)) {
        return facts;
      }
    }
    WordFacts read = new WordFacts(vocabulary, options, buffer, from, to);
    places[victim] = read;
    return read;
  }
}
