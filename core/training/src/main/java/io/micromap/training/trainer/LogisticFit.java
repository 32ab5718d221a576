package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;
import java.util.Arrays;
import java.util.List;

/** Logistic regression on a few variables, with a weak normal prior. Deterministic. */
final class LogisticFit {

  private static final double PRIOR = 1e-2;
  private static final double PRECISION = 1e-7;

  private LogisticFit() {}

  /**
   * The slopes of the variables.
   *
   * @param x one point per row, one or more rows
   * @param target what is to be told, one per row
   */
  static double[] slopes(List<double[]> x, List<Boolean> target) {
    int count = x.get(0).length;
    double[] least =
        new LimitedMemory((point, gradient) -> loss(x, target, point, gradient), PRECISION)
            .minimize(new double[count + 1]);
    return Arrays.copyOf(least, count);
  }

  private static double loss(
      List<double[]> x, List<Boolean> target, double[] point, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < point.length; i++) {
      gradient[i] = PRIOR * point[i];
      loss += gradient[i] * point[i] / 2;
    }
    for (int row = 0; row < x.size(); row++) {
      loss += row(x.get(row), target.get(row), point, gradient);
    }
    return loss;
  }

  private static double row(double[] x, boolean target, double[] point, double[] gradient) {
    double z = point[x.length];
    for (int i = 0; i < x.length; i++) {
      z += point[i] * x[i];
    }
    double error = Calibration.sigmoid(z) - (target ? 1 : 0);
    for (int i = 0; i < x.length; i++) {
      gradient[i] += error * x[i];
    }
    gradient[x.length] += error;
    double wrong = target ? -z : z;
    return Math.max(0, wrong) + StrictMath.log1p(StrictMath.exp(-Math.abs(wrong)));
  }
}
