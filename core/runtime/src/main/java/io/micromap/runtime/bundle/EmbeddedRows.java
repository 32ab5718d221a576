package io.micromap.runtime.bundle;

import io.micromap.runtime.encoder.EmbeddingGrid;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Embeddings of the training rows of each class, in 8 bits a number, for the similarity of a prompt
 * to the nearest of them. All sums are of whole numbers, so that their order does not matter.
 */
public final class EmbeddedRows {

  /** Steps from 0 to 1 of a row's numbers; larger ones than the type holds are cut. */
  private static final int STEPS = 1 << 8;

  private final int dimension;

  /** By class the number of its rows, which stand together. */
  private final int[] sizes;

  private final byte[] values;

  /** By row 1 over its length in steps, 0 for a row of zeros. */
  private final double[] inverseLengths;

  private EmbeddedRows(int dimension, int[] sizes, byte[] values) {
    long rows = 0;
    for (int size : sizes) {
      rows += size;
      if (dimension < 1 || size < 0) {
        throw new IllegalArgumentException(size + " rows of " + dimension + " numbers");
      }
    }
    if (values.length != rows * dimension) {
      throw new IllegalArgumentException(
          values.length + " numbers are not " + rows + " rows of " + dimension + " each");
    }
    this.dimension = dimension;
    this.sizes = sizes.clone();
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
   * The embeddings of each class.
   *
   * @param dimension length of each
   */
  public static EmbeddedRows of(int dimension, List<List<float[]>> byClass) {
    int[] sizes = byClass.stream().mapToInt(List::size).toArray();
    byte[] values = new byte[Math.multiplyExact(IntStream.of(sizes).sum(), dimension)];
    int at = 0;
    for (List<float[]> rows : byClass) {
      for (float[] row : rows) {
        for (float number : row) {
          long step = Math.round((double) number * STEPS);
          values[at++] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, step));
        }
      }
    }
    return new EmbeddedRows(dimension, sizes, values);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param sizes by class the number of its rows
   * @throws IllegalArgumentException if the bytes are not those of so many rows
   */
  public static EmbeddedRows read(int dimension, int[] sizes, byte[] bytes) {
    return new EmbeddedRows(dimension, sizes, bytes);
  }

  /** By class the number of its rows. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Length of each row. */
  public int dimension() {
    return dimension;
  }

  /** The rows, one after the other, a byte each number. */
  public byte[] toBytes() {
    return values.clone();
  }

  /**
   * The cosines of an embedding with the nearest row of each class, at most 1; -1 for a class
   * without rows.
   *
   * @param embedding of length 1, on the {@link EmbeddingGrid}
   */
  public double[] nearest(float[] embedding) {
    int[] query = steps(embedding);
    double[] nearest = new double[sizes.length];
    int row = 0;
    for (int k = 0; k < sizes.length; k++) {
      double best = -EmbeddingGrid.STEPS;
      for (int end = row + sizes[k]; row < end; row++) {
        best = Math.max(best, dot(query, row) * inverseLengths[row]);
      }
      nearest[k] = Math.min(1, best / EmbeddingGrid.STEPS);
    }
    return nearest;
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
}
