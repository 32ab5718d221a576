package io.micromap.training.trainer;

import java.util.Arrays;

/**
 * The loss of a multinomial logistic regression: the mean log loss of the rows, and half the
 * squared weights over C times the rows. Its parameters are a weight per dimension and column, the
 * columns of one dimension side by side, and then the biases.
 */
final class SoftmaxLoss implements LimitedMemory.Loss {

  /** How much rarer a column is in doubt than if all were equal; of 1 to 30 the fastest. */
  private static final double SHARE = 10;

  /** Keeps the moments of a few rows invertible. */
  private static final double LEAST_MOMENT = 1e-9;

  private final float[][] x;
  private final int[] y;
  private final int columns;
  private final int dimension;
  private final double penalty;
  private final double[] logits;
  private final Cholesky curvature;

  /**
   * A loss.
   *
   * @param x rows, one or more
   * @param y column of each row
   * @param cost C, positive
   */
  SoftmaxLoss(float[][] x, int[] y, int columns, double cost) {
    this.x = x;
    this.y = y;
    this.columns = columns;
    this.dimension = x[0].length;
    this.penalty = 1 / (cost * x.length);
    this.logits = new double[columns];
    this.curvature = Cholesky.of(moments());
  }

  /**
   * What bounds the curvature of every column: half the second moments of the rows, with a 1 for
   * the bias, and the penalty (Böhning 1992). Without its factor of a column's share, which the
   * search finds by itself.
   */
  private double[][] moments() {
    double[][] moments = new double[dimension + 1][dimension + 1];
    for (float[] row : x) {
      for (int i = 0; i < dimension; i++) {
        double value = row[i] / (double) x.length;
        for (int j = 0; j <= i; j++) {
          moments[i][j] += value * row[j];
        }
        moments[dimension][i] += value;
      }
    }
    moments[dimension][dimension] = 1;
    for (int i = 0; i <= dimension; i++) {
      moments[i][i] += LEAST_MOMENT + SHARE * columns * penalty;
    }
    return moments;
  }

  @Override
  public double[] smoothed(double[] vector) {
    double[] smoothed = vector.clone();
    curvature.solve(smoothed, columns);
    return smoothed;
  }

  /** Number of parameters. */
  int size() {
    return (dimension + 1) * columns;
  }

  @Override
  public double of(double[] parameters, double[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int row = 0; row < x.length; row++) {
      logits(parameters, x[row]);
      loss += toErrors(y[row]);
      addGradient(gradient, x[row]);
    }
    double square = 0;
    for (int i = 0; i < gradient.length; i++) {
      double weight = i < dimension * columns ? parameters[i] : 0;
      gradient[i] = gradient[i] / x.length + penalty * weight;
      square += weight * weight;
    }
    return loss / x.length + penalty * square / 2;
  }

  private void logits(double[] parameters, float[] row) {
    System.arraycopy(parameters, dimension * columns, logits, 0, columns);
    for (int j = 0; j < dimension; j++) {
      double value = row[j];
      int start = j * columns;
      for (int k = 0; k < columns; k++) {
        logits[k] += value * parameters[start + k];
      }
    }
  }

  /** Turns logits into probabilities less the truth; the log loss of the row. */
  private double toErrors(int truth) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double own = logits[truth] - most;
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      logits[k] = StrictMath.exp(logits[k] - most);
      sum += logits[k];
    }
    for (int k = 0; k < columns; k++) {
      logits[k] /= sum;
    }
    logits[truth] -= 1;
    return StrictMath.log(sum) - own;
  }

  private void addGradient(double[] gradient, float[] row) {
    for (int j = 0; j < dimension; j++) {
      double value = row[j];
      int start = j * columns;
      for (int k = 0; k < columns; k++) {
        gradient[start + k] += value * logits[k];
      }
    }
    for (int k = 0; k < columns; k++) {
      gradient[dimension * columns + k] += logits[k];
    }
  }
}
