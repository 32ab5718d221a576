package io.micromap.runtime.bundle;

/**
 * A matrix of many columns: the rows of frequent features, which have weights for most classes,
 * with their zeros; the others, most of them, without.
 */
final class MixedWeights implements Weights {

  /** A row is kept with its zeros if it has a value in one of so many columns. */
  private static final int SHARE = 4;

  private static final int SPARSE = -1;

  private final SparseWeights sparse;
  private final int columns;

  /** By row where it begins in {@link #full}, or {@link #SPARSE}. */
  private final int[] starts;

  /** Rows with their zeros; as doubles, so that the loop over the columns is one over vectors. */
  private final double[] full;

  MixedWeights(SparseWeights weights) {
    sparse = weights;
    columns = weights.columns();
    starts = new int[weights.rows()];
    int rows = 0;
    for (int row = 0; row < starts.length; row++) {
      boolean isFull = weights.size(row) * SHARE >= columns;
      starts[row] = isFull ? Math.multiplyExact(rows++, columns) : SPARSE;
    }
    full = new double[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < starts.length; row++) {
      if (starts[row] >= 0) {
        weights.copyRow(row, full, starts[row]);
      }
    }
  }

  @Override
  public void addRows(int[] rows, double[] factors, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      int start = starts[rows[i]];
      if (start >= 0) {
        add(start, factors[i], sums);
      } else {
        sparse.addRow(rows[i], factors[i], sums);
      }
    }
  }

  private void add(int start, double factor, double[] sums) {
    for (int k = 0; k < columns; k++) {
      sums[k] += factor * full[start + k];
    }
  }

  @Override
  public boolean isPositive(int row, int column) {
    return starts[row] >= 0 ? full[starts[row] + column] > 0 : sparse.get(row, column) > 0;
  }
}
