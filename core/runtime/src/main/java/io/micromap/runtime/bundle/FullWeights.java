package io.micromap.runtime.bundle;

/**
 * A matrix of few columns with all its zeros, row by row. Four columns are summed at a time, so
 * that the sums stay in registers and no branch depends on the data.
 */
final class FullWeights implements Weights {

  /** Beyond so many columns, most of a row is zeros that are not worth their memory. */
  static final int MOST_COLUMNS = 20;

  private static final int BLOCK = 4;

  private final int columns;

  /** Length of a row: the columns, and zeros up to a whole number of blocks. */
  private final int stride;

  private final float[] values;

  FullWeights(SparseWeights weights) {
    columns = weights.columns();
    stride = (columns + BLOCK - 1) / BLOCK * BLOCK;
    values = new float[Math.multiplyExact(weights.rows(), stride)];
    for (int row = 0; row < weights.rows(); row++) {
      weights.copyRow(row, values, row * stride);
    }
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void addRows(int[] rows, double[] factors, int count, double[] sums) {
    for (int block = 0; block < columns; block += BLOCK) {
      addBlock(block, rows, factors, count, sums);
    }
  }

  private void addBlock(int block, int[] rows, double[] factors, int count, double[] sums) {
    double a = get(sums, block);
    double b = get(sums, block + 1);
    double c = get(sums, block + 2);
    double d = get(sums, block + 3);
    for (int i = 0; i < count; i++) {
      double factor = factors[i];
      int at = rows[i] * stride + block;
      a += factor * values[at];
      b += factor * values[at + 1];
      c += factor * values[at + 2];
      d += factor * values[at + 3];
    }
    set(sums, block, a);
    set(sums, block + 1, b);
    set(sums, block + 2, c);
    set(sums, block + 3, d);
  }

  private static double get(double[] sums, int column) {
    return column < sums.length ? sums[column] : 0;
  }

  private static void set(double[] sums, int column, double sum) {
    if (column < sums.length) {
      sums[column] = sum;
    }
  }

  @Override
  public void addWherePositive(int row, double amount, double[] sums) {
    for (int k = 0; k < columns; k++) {
      sums[k] += isPositive(row, k) ? amount : 0;
    }
  }

  @Override
  public boolean isPositive(int row, int column) {
    return values[row * stride + column] > 0;
  }
}
