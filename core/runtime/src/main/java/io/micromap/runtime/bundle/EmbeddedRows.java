package io.micromap.runtime.bundle;

import io.micromap.runtime.encoder.EmbeddingGrid;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Embeddings of training rows in 8 bits a number, for the similarity of a prompt to the nearest of
 * them. All sums are of whole numbers, so that their order does not matter.
 */
public final class EmbeddedRows {

  /** Steps from 0 to 1 of a row's numbers; larger ones than the type holds are cut. */
  private static final int STEPS = 1 << 8;

  private final int dimension;
  private final byte[] values;

  /** By row 1 over its length in steps, 0 for a row of zeros. */
  private final double[] inverseLengths;

  private EmbeddedRows(int dimension, byte[] values) {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers are no rows of " + dimension + " each");
    }
    this.dimension = dimension;
    this.values = values;
    this.inverseLengths = new double[values.length / dimension];
    for (int row = 0; row < inverseLengths.length; row++) {
      int square = 0;
      for (int j = row * dimension; j < (row + 1) * dimension; j++) {
        square += values[j] * values[j];
      }
      inverseLengths[row] = square == 0 ? 0 : 1 / Math.sqrt(square);
    }
  }

  /**
   * Some embeddings, in their order.
   *
   * @param dimension length of each
   */
  public static EmbeddedRows of(int dimension, List<float[]> embeddings) {
    byte[] values = new byte[Math.multiplyExact(embeddings.size(), dimension)];
    for (int row = 0; row < embeddings.size(); row++) {
      for (int j = 0; j < dimension; j++) {
        long step = Math.round((double) embeddings.get(row)[j] * STEPS);
        values[row * dimension + j] =
            (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, step));
      }
    }
    return new EmbeddedRows(dimension, values);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no whole number of rows
   */
  static EmbeddedRows read(int dimension, byte[] bytes) {
    return new EmbeddedRows(dimension, bytes);
  }

  /** How many rows there are. */
  public int size() {
    return inverseLengths.length;
  }

  /** Length of each row. */
  int dimension() {
    return dimension;
  }

  /** The rows, one after the other, a byte each number. */
  byte[] toBytes() {
    return values.clone();
  }

  /**
   * The cosine of an embedding with the nearest row, at most 1; -1 where there are no rows.
   *
   * @param embedding of length 1, on the {@link EmbeddingGrid}
   */
  public double nearest(float[] embedding) {
    return nearest(embedding, row -> true);
  }

  private static int[] steps(float[] embedding) {
    int[] steps = new int[embedding.length];
    for (int j = 0; j < steps.length; j++) {
      steps[j] = Math.round(embedding[j] * EmbeddingGrid.STEPS);
    }
    return steps;
  }

  /** The inner product in steps of both, which fits an int for any dimension allowed. */
  private int dot(int[] query, int row) {
    int sum = 0;
    int start = row * dimension;
    for (int j = 0; j < query.length; j++) {
      sum += query[j] * values[start + j];
    }
    return sum;
  }

  /**
   * As {@link #nearest}, among the rows of some kind.
   *
   * @param allowed by row whether it counts
   */
  public double nearest(float[] embedding, IntPredicate allowed) {
    int[] query = steps(embedding);
    double best = -EmbeddingGrid.STEPS;
    for (int row = 0; row < inverseLengths.length; row++) {
      if (allowed.test(row)) {
        best = Math.max(best, dot(query, row) * inverseLengths[row]);
      }
    }
    return Math.min(1, best / EmbeddingGrid.STEPS);
  }
}
