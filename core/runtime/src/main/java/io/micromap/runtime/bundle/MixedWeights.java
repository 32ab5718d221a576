package io.micromap.runtime.bundle;

/**
 * A matrix of many columns: the rows of frequent features, which have weights for most classes,
 * with their zeros; the others, most of them, without.
 */
final class MixedWeights implements Weights {

  /** A row is kept with its zeros if it has a value in one of so many columns. */
  private static final int SHARE = 4;

  private static final int SPARSE = -1;

  /** So many full rows are added in one pass. */
  private static final int TOGETHER = 4;

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
  public int columns() {
    return columns;
  }

  @Override
  public void addRows(int[] rows, double[] factors, int count, double[] sums) {
    for (int i = 0; i < count; ) {
      if (i + TOGETHER <= count && areFull(rows, i)) {
        addFour(rows, factors, i, sums);
        i += TOGETHER;
      } else {
        add(rows[i], factors[i], sums);
        i++;
      }
    }
  }

  private boolean areFull(int[] rows, int from) {
    return (starts[rows[from]]
            | starts[rows[from + 1]]
            | starts[rows[from + 2]]
            | starts[rows[from + 3]])
        >= 0;
  }

  @Override
  public int touch(int[] rows, int count) {
    int read = 0;
    for (int i = 0; i < count; i++) {
      read += starts[rows[i]];
    }
    for (int i = 0; i < count; i++) {
      int start = starts[rows[i]];
      read += start == SPARSE ? sparse.touch(rows[i]) : (int) full[start];
    }
    return read;
  }

  /** Adds four rows, one after the other, in one pass over the columns. */
  private void addFour(int[] rows, double[] factors, int from, double[] sums) {
    int a = starts[rows[from]];
    int b = starts[rows[from + 1]];
    int c = starts[rows[from + 2]];
    int d = starts[rows[from + 3]];
    double byA = factors[from];
    double byB = factors[from + 1];
    double byC = factors[from + 2];
    double byD = factors[from + 3];
    for (int k = 0; k < columns; k++) {
      double sum = sums[k] + byA * full[a + k];
      sum += byB * full[b + k];
      sum += byC * full[c + k];
      sums[k] = sum + byD * full[d + k];
    }
  }

  private void add(int row, double factor, double[] sums) {
    int start = starts[row];
    if (start < 0) {
      sparse.addRow(row, factor, sums);
      return;
    }
    for (int k = 0; k < columns; k++) {
      sums[k] += factor * full[start + k];
    }
  }

  @Override
  public void addWherePositive(int row, double amount, double[] sums) {
    int start = starts[row];
    if (start < 0) {
      sparse.addWherePositive(row, amount, sums);
      return;
    }
    for (int k = 0; k < columns; k++) {
      sums[k] += full[start + k] > 0 ? amount : 0;
    }
  }

  @Override
  public boolean isPositive(int row, int column) {
    return starts[row] >= 0 ? full[starts[row] + column] > 0 : sparse.get(row, column) > 0;
  }
}
