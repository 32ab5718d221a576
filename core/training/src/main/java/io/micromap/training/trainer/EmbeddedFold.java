package io.micromap.training.trainer;

import io.micromap.runtime.bundle.EmbeddedRows;
import java.util.ArrayList;
import java.util.List;

/**
 * What embeddings of some rows teach: the classes, and how near a prompt lies.
 *
 * @param classes a logistic regression on the embeddings
 * @param near embeddings that the nearest row is searched among
 * @param classOf class of each of those
 */
record EmbeddedFold(SoftmaxRegression classes, EmbeddedRows near, int[] classOf) {

  static EmbeddedFold fit(TrainingRows rows, EncoderOptions options) {
    float[][] x = rows.embeddings();
    List<Integer> kept = kept(rows, options.rowsPerClass());
    return new EmbeddedFold(
        SoftmaxRegression.fit(x, rows.y(), rows.columns(), options.cost()),
        EmbeddedRows.of(options.identity().dimension(), kept.stream().map(row -> x[row]).toList()),
        kept.stream().mapToInt(row -> rows.y()[row]).toArray());
  }

  /** The first in-scope rows of each class; rows come in the order of a hash. */
  private static List<Integer> kept(TrainingRows rows, int most) {
    int[] sizes = new int[rows.classes()];
    List<Integer> kept = new ArrayList<>();
    for (int row : rows.inScope()) {
      if (sizes[rows.y()[row]]++ < most) {
        kept.add(row);
      }
    }
    return kept;
  }

  /**
   * What a row's embedding says.
   *
   * @param label class of the row
   */
  Embedded read(float[] embedding, int label) {
    return new Embedded(
        classes.logits(embedding),
        near.nearest(embedding),
        near.nearest(embedding, row -> classOf[row] != label));
  }

  /**
   * What the embedding of a held-out row says.
   *
   * @param logits one per column
   * @param nearest cosine with the nearest row
   * @param nearestOther the same without the rows of its own class, as if it were out of scope
   */
  record Embedded(double[] logits, double nearest, double nearestOther) {}
}
