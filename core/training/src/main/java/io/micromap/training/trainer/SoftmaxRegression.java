package io.micromap.training.trainer;

/**
 * Multinomial logistic regression on dense rows of length 1, with a normal prior on the weights but
 * not on the bias. The same input gives the same weights on every Java.
 *
 * @param weights by column a weight per dimension and a last one for the bias
 */
record SoftmaxRegression(double[][] weights) {

  /** A tenth of it changes no more than the fourth digit of an accuracy. */
  private static final double PRECISION = 2e-3;

  /**
   * Fits.
   *
   * @param x rows
   * @param y column of each row
   * @param columns how many there are; not every one need occur
   * @param cost C, the factor of the rows' log loss beside half the squared weights
   */
  static SoftmaxRegression fit(float[][] x, int[] y, int columns, double cost) {
    SoftmaxLoss loss = new SoftmaxLoss(x, y, columns, cost);
    double[] flat = new LimitedMemory(loss, PRECISION).minimize(new double[loss.size()]);
    double[][] weights = new double[columns][flat.length / columns];
    for (int i = 0; i < flat.length; i++) {
      weights[i % columns][i / columns] = flat[i];
    }
    return new SoftmaxRegression(weights);
  }

  /** The logits of a row, one per column. */
  double[] logits(float[] row) {
    double[] logits = new double[weights.length];
    for (int k = 0; k < logits.length; k++) {
      double sum = weights[k][row.length];
      for (int j = 0; j < row.length; j++) {
        sum += weights[k][j] * row[j];
      }
      logits[k] = sum;
    }
    return logits;
  }
}
