package io.micromap.rails.text;

/**
 * Examples to learn from as rows of numbers in flat arrays: the features that an example has, then
 * a dense part, then a constant 1. All sums are in this order.
 */
final class ExampleRows {

  private final int[] ends;
  private final int[] features;
  private final double[] values;
  private final double[][] dense;
  private final double[] squares;
  private final int firstDense;
  private int rows;

  /**
   * No rows yet.
   *
   * @param rows how many there will be
   * @param cells how many features they will have in all
   * @param columns number of the first column of the dense part; features have lower ones
   */
  ExampleRows(int rows, int cells, int columns) {
    this.ends = new int[rows + 1];
    this.features = new int[cells];
    this.values = new double[cells];
    this.dense = new double[rows][];
    this.squares = new double[rows];
    this.firstDense = columns;
  }

  /**
   * Adds a row.
   *
   * @param ids columns of its features, ascending
   * @param scales of all features; those of the row are scaled to length 1
   * @param part the dense part, equally long for all rows; not copied
   */
  void add(int[] ids, float[] scales, double[] part) {
    double sum = 0;
    for (int id : ids) {
      sum += (double) scales[id] * scales[id];
    }
    double norm = Math.sqrt(sum);
    int at = ends[rows];
    for (int id : ids) {
      features[at] = id;
      values[at++] = scales[id] / norm;
    }
    dense[rows] = part;
    ends[rows + 1] = at;
    squares[rows] = sumOfSquares(rows);
    rows++;
  }

  int size() {
    return rows;
  }

  /** Number of columns, the dense part and the constant included. */
  int columns() {
    return firstDense + dense[0].length + 1;
  }

  /** The product of a row with weights, one per column. */
  double dot(int row, double[] weights) {
    double sum = 0;
    for (int i = ends[row]; i < ends[row + 1]; i++) {
      sum += weights[features[i]] * values[i];
    }
    double[] part = dense[row];
    for (int d = 0; d < part.length; d++) {
      sum += weights[firstDense + d] * part[d];
    }
    return sum + weights[firstDense + part.length];
  }

  /** Adds a row, times a factor, to weights, one per column. */
  void addTo(double[] weights, int row, double factor) {
    for (int i = ends[row]; i < ends[row + 1]; i++) {
      weights[features[i]] += factor * values[i];
    }
    double[] part = dense[row];
    for (int d = 0; d < part.length; d++) {
      weights[firstDense + d] += factor * part[d];
    }
    weights[firstDense + part.length] += factor;
  }

  /** The squared length of a row. */
  double square(int row) {
    return squares[row];
  }

  private double sumOfSquares(int row) {
    double sum = 0;
    for (int i = ends[row]; i < ends[row + 1]; i++) {
      sum += values[i] * values[i];
    }
    for (double value : dense[row]) {
      sum += value * value;
    }
    return sum + 1;
  }

  /** Sends the columns and values of a row but for the constant. */
  void send(int row, Sink sink) {
    for (int i = ends[row]; i < ends[row + 1]; i++) {
      sink.take(features[i], values[i]);
    }
    for (int d = 0; d < dense[row].length; d++) {
      sink.take(firstDense + d, dense[row][d]);
    }
  }

  /** Takes the values of a row. */
  @FunctionalInterface
  interface Sink {
    void take(int column, double value);
  }
}
