package io.micromap.runtime.featurizer;

import org.jspecify.annotations.Nullable;

/**
 * The facts of the words that were asked for lately, for all threads. As facts depend on their word
 * alone, what is kept and what is read again decides how long an answer takes, never what it is.
 *
 * <p>Eight places for each word, found by its hash. A word that is asked for again takes a free one
 * or replaces another; one that is asked for once, as most numbers and misspelt words are, replaces
 * none. Threads race for places without a lock, and the loser's word is read again.
 */
final class WordCache {

  /** Of all words that are kept, at most. */
  private static final int BYTES = 48 << 20;

  /** Of a word beside its sums, about. */
  private static final int BYTES_OF_FACTS = 400;

  private static final int MOST_PLACES = 1 << 13;
  private static final int LEAST_PLACES = 1 << 10;
  private static final int WAYS = 8;

  /** Bits for words that were asked for; forgotten when an eighth of them are set. */
  private static final int SEEN = 1 << 16;

  private static final int MOST_SEEN = SEEN / 8;

  private final WeightedFeatures features;
  private final LexicalOptions options;
  private final @Nullable WordFacts[] places;

  /** By place the hash of its word, so that the words of other places are not touched. */
  private final int[] hashes;

  private long[] seen = new long[SEEN / Long.SIZE];
  private int seenCount;

  WordCache(WeightedFeatures features, LexicalOptions options) {
    this.features = features;
    this.options = options;
    this.places = new @Nullable WordFacts[places(features)];
    this.hashes = new int[places.length];
  }

  /** More than a language's frequent words, unless each takes much memory. */
  private static int places(WeightedFeatures features) {
    int numbers = 3 * features.weights().columns() + features.dimensions().count();
    int fitting = BYTES / (BYTES_OF_FACTS + Double.BYTES * numbers);
    return Math.max(LEAST_PLACES, Math.min(MOST_PLACES, Integer.highestOneBit(fitting)));
  }

  /** The facts of a word; for the slice see {@link WordFacts}. */
  WordFacts get(char[] buffer, int from, int to) {
    int hash = RollingHash.of(buffer, from, to) * 0x9E3779B9;
    int first = (hash >>> 8) & (places.length - WAYS);
    for (int place = first; place < first + WAYS; place++) {
      if (hashes[place] == hash) {
        WordFacts facts = places[place];
        if (facts != null && facts.areOf(buffer, from, to)) {
          return facts;
        }
      }
    }
    WordFacts read = new WordFacts(features, options, buffer, from, to);
    if (isSeen(hash)) {
      keep(read, hash, first);
    }
    return read;
  }

  /** Gives a word the first free place from one on, or that of another word. */
  private void keep(WordFacts read, int hash, int first) {
    int place = first;
    while (place < first + WAYS && places[place] != null) {
      place++;
    }
    int taken = place < first + WAYS ? place : first + (hash >>> 29);
    hashes[taken] = hash;
    places[taken] = read;
  }

  /** Whether a word was asked for lately, or another one of its hash. */
  private boolean isSeen(int hash) {
    long[] bits = seen;
    int place = hash >>> 16;
    long before = bits[place >>> 6];
    long after = before | 1L << place;
    if (after == before) {
      return true;
    }
    bits[place >>> 6] = after;
    if (++seenCount > MOST_SEEN) {
      seen = new long[SEEN / Long.SIZE];
      seenCount = 0;
    }
    return false;
  }
}
