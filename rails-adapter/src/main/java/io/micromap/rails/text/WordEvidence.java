package io.micromap.rails.text;

import io.micromap.runtime.featurizer.WordVectors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What a word is evidence by, whatever the others are. It depends on the word alone, so that words
 * asked for before decide how long an answer takes, never what it is.
 *
 * @param row of the word itself, or -1
 * @param rows of the word and its parts that are known, in their order, each as often as it occurs
 * @param opening row of the word as the first of a range, or -1
 * @param closing row of the word as the last of a range, or -1
 * @param vector of the word; not to be written to
 */
record WordEvidence(int row, int[] rows, int opening, int closing, double[] vector) {

  /** Of the words asked for lately, for all threads. */
  static final class Cache {

    /** Words kept, at some 1.5 kB each; a new one beyond that makes all others go. */
    private static final int MOST = 1 << 12;

    private final ClauseFeatures features;
    private final Map<String, Integer> known;
    private final Map<String, WordEvidence> words = new ConcurrentHashMap<>();

    /**
     * An empty cache.
     *
     * @param known rows by feature
     */
    Cache(ClauseFeatures features, Map<String, Integer> known) {
      this.features = features;
      this.known = known;
    }

    WordEvidence get(String word) {
      WordEvidence found = words.get(word);
      if (found == null) {
        found = read(word);
        if (words.size() >= MOST) {
          words.clear();
        }
        words.put(word, found);
      }
      return found;
    }

    private WordEvidence read(String word) {
      IntStream.Builder rows = IntStream.builder();
      features.parts(
          word,
          0,
          (feature, first, last) -> {
            int row = row(feature);
            if (row >= 0) {
              rows.add(row);
            }
          });
      return new WordEvidence(
          row(ClauseFeatures.word(word)),
          rows.build().toArray(),
          row(ClauseFeatures.pair(ClauseFeatures.FIRST, word)),
          row(ClauseFeatures.pair(word, ClauseFeatures.LAST)),
          WordVectors.table().vector(word));
    }

    private int row(String feature) {
      return known.getOrDefault(feature, -1);
    }
  }
}
