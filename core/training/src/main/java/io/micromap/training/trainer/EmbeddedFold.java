package io.micromap.training.trainer;

import io.micromap.runtime.bundle.EmbeddedRows;
import io.micromap.runtime.bundle.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What embeddings of some rows teach: the classes, and how near a prompt lies.
 *
 * @param classes a logistic regression on the embeddings, of names too where they are read
 * @param near embeddings that the nearest row of each class is searched among
 */
record EmbeddedFold(SoftmaxRegression classes, EmbeddedRows near) {

  static EmbeddedFold fit(TrainingRows rows, EncoderOptions options) {
    return new EmbeddedFold(
        SoftmaxRegression.fit(withNames(rows), classes(rows), rows.columns(), options.cost()),
        EmbeddedRows.of(options.identity().dimension(), kept(rows, options.rowsPerClass())));
  }

  /** The embeddings of the rows, and of the name of each class as one more row. */
  private static float[][] withNames(TrainingRows rows) {
    return Stream.of(rows.embeddings(), rows.names()).flatMap(Stream::of).toArray(float[][]::new);
  }

  private static int[] classes(TrainingRows rows) {
    return IntStream.concat(IntStream.of(rows.y()), IntStream.range(0, rows.names().length))
        .toArray();
  }

  /** The first in-scope rows of each class; rows come in the order of a hash. */
  private static List<List<float[]>> kept(TrainingRows rows, int most) {
    List<List<float[]>> kept =
        IntStream.range(0, rows.classes()).<List<float[]>>mapToObj(k -> new ArrayList<>()).toList();
    for (int row : rows.inScope()) {
      List<float[]> own = kept.get(rows.y()[row]);
      if (own.size() < most) {
        own.add(rows.embeddings()[row]);
      }
    }
    return kept;
  }

  /** What an embedding says. */
  Embedded read(float[] embedding) {
    return new Embedded(classes.logits(embedding), near.nearest(embedding));
  }

  /**
   * What the embedding of a held-out row says.
   *
   * @param logits one per column
   * @param nearest cosine with the nearest row of each class
   */
  record Embedded(double[] logits, double[] nearest) {

    /** The same as if one class had no rows. */
    Embedded without(int label) {
      double[] others = nearest.clone();
      others[label] = -1;
      return new Embedded(logits, others);
    }

    /** The cosine with the nearest row of all. */
    double nearestOfAll() {
      return nearest[Scores.best(nearest)];
    }
  }
}
