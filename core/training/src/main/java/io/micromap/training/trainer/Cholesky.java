package io.micromap.training.trainer;

/**
 * The Cholesky factor of a positive definite matrix.
 *
 * @param lower the factor, lower triangle
 */
record Cholesky(double[][] lower) {

  /** Factors a matrix, of which only the lower triangle is read. */
  static Cholesky of(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return new Cholesky(lower);
  }

  /**
   * Solves for several right sides at once, in place.
   *
   * @param sides row by row, {@code columns} right sides side by side
   */
  void solve(double[] sides, int columns) {
    for (int i = 0; i < lower.length; i++) {
      for (int k = 0; k < i; k++) {
        subtract(sides, i, k, lower[i][k], columns);
      }
      divide(sides, i, columns);
    }
    for (int i = lower.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < lower.length; k++) {
        subtract(sides, i, k, lower[k][i], columns);
      }
      divide(sides, i, columns);
    }
  }

  /** Takes a multiple of one row from another. */
  private static void subtract(double[] sides, int from, int row, double factor, int columns) {
    for (int c = 0; c < columns; c++) {
      sides[from * columns + c] -= factor * sides[row * columns + c];
    }
  }

  private void divide(double[] sides, int row, int columns) {
    for (int c = 0; c < columns; c++) {
      sides[row * columns + c] /= lower[row][row];
    }
  }
}
