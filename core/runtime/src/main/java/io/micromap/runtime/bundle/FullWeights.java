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
  private final float[] values;

  FullWeights(SparseWeights weights) {
    columns = weights.columns();
    values = new float[Math.multiplyExact(weights.rows(), columns)];
    for (int row = 0; row < weights.rows(); row++) {
      weights.copyRow(row, values, row * columns);
    }
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void addRows(int[] rows, double[] factors, int count, double[] sums) {
    int column = 0;
    for (; column + BLOCK <= columns; column += BLOCK) {
      addBlock(column, rows, factors, count, sums);
    }
    for (; column < columns; column++) {
      addColumn(column, rows, factors, count, sums);
    }
  }

  private void addBlock(int first, int[] rows, double[] factors, int count, double[] sums) {
    double a = sums[first];
    double b = sums[first + 1];
    double c = sums[first + 2];
    double d = sums[first + 3];
    for (int i = 0; i < count; i++) {
      double factor = factors[i];
      int at = rows[i] * columns + first;
      a += factor * values[at];
      b += factor * values[at + 1];
      c += factor * values[at + 2];
      d += factor * values[at + 3];
    }
    sums[first] = a;
    sums[first + 1] = b;
    sums[first + 2] = c;
    sums[first + 3] = d;
  }

  private void addColumn(int column, int[] rows, double[] factors, int count, double[] sums) {
    double sum = sums[column];
    for (int i = 0; i < count; i++) {
      sum += factors[i] * values[rows[i] * columns + column];
    }
    sums[column] = sum;
  }

  @Override
  public void addWherePositive(int row, double amount, double[] sums) {
    for (int k = 0; k < columns; k++) {
      sums[k] += isPositive(row, k) ? amount : 0;
    }
  }

  @Override
  public boolean isPositive(int row, int column) {
    return values[row * columns + column] > 0;
  }
}
