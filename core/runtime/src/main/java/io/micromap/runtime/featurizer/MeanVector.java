package io.micromap.runtime.featurizer;

import java.util.Arrays;
import java.util.Optional;

/** The direction of the sum of a prompt's word vectors: every dimension is a feature. */
final class MeanVector {

  /** By dimension the number of its feature, or -1. */
  private final int[] ids;

  private final double[] sum;

  private MeanVector(int[] ids) {
    this.ids = ids;
    this.sum = new double[ids.length];
  }

  /** Without dimensions where the options ask for no word vectors. */
  static MeanVector of(Optional<LexicalOptions> options, Vocabulary vocabulary) {
    return new MeanVector(
        options.filter(asked -> asked.vectorWeight() > 0).isPresent()
            ? ids(vocabulary)
            : new int[0]);
  }

  private static int[] ids(Vocabulary vocabulary) {
    WordVectors table = WordVectors.table();
    int[] ids = new int[table.dimensions()];
    for (int d = 0; d < ids.length; d++) {
      char[] name = table.name(d);
      ids[d] = vocabulary.find(LexicalFeaturizer.VECTORS, name, 0, name.length);
    }
    return ids;
  }

  int dimensions() {
    return ids.length;
  }

  /** Begins anew. */
  void clear() {
    Arrays.fill(sum, 0);
  }

  /** Adds the vector of a word. */
  void add(WordFacts word) {
    if (word.pieces.length > 0) {
      WordVectors.table().add(word.pieces, sum);
    }
  }

  /** Adds the features to those of lesser numbers; known ones only where there are such. */
  void addTo(VectorRoom vector, boolean evidence) {
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    double length = Math.sqrt(square);
    for (int d = 0; d < sum.length && square > 0; d++) {
      if (sum[d] != 0 && ids[d] < 0) {
        vector.miss(LexicalFeaturizer.VECTORS, sum[d] / length);
      } else if (sum[d] != 0 && evidence) {
        vector.add(ids[d], LexicalFeaturizer.VECTORS, sum[d] / length);
      }
    }
  }
}
