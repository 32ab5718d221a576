package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;

/**
 * Logistic regression on one variable by Newton's method, with a normal prior of variance 1 around
 * (prior, 0), which keeps separable rows from an infinite slope. Deterministic on every Java.
 *
 * @param x the variable
 * @param target what is to be told, one per value
 * @param prior slope to begin with
 */
record SigmoidFit(double[] x, boolean[] target, double prior) {

  private static final int MAX_STEPS = 100;
  private static final double LONGEST_STEP = 2;
  private static final double PRECISION = 1e-9;

  /**
   * A fitted line.
   *
   * @param slope 0 or more
   * @param intercept any finite number
   */
  record Line(double slope, double intercept) {

    /** A line that tells nothing. */
    static final Line FLAT = new Line(0, 0);

    private Line less(Line step, double damping) {
      return new Line(slope - damping * step.slope, intercept - damping * step.intercept);
    }
  }

  /** Fits. */
  Line run() {
    Line line = new Line(prior, 0);
    for (int i = 0; i < MAX_STEPS; i++) {
      Line step = step(line);
      double size = Math.max(Math.abs(step.slope()), Math.abs(step.intercept()));
      line = line.less(step, size > LONGEST_STEP ? LONGEST_STEP / size : 1);
      if (size < PRECISION) {
        break;
      }
    }
    return new Line(Math.max(0, line.slope()), line.intercept());
  }

  /** Newton's step: the inverse Hessian times the gradient. */
  private Line step(Line line) {
    double gradientSlope = line.slope() - prior;
    double gradientIntercept = line.intercept();
    double hessianSlope = 1;
    double hessianIntercept = 1;
    double hessianBoth = 0;
    for (int i = 0; i < x.length; i++) {
      double p = Calibration.sigmoid(line.slope() * x[i] + line.intercept());
      double error = p - (target[i] ? 1 : 0);
      double curvature = p * (1 - p);
      gradientSlope += error * x[i];
      gradientIntercept += error;
      hessianSlope += curvature * x[i] * x[i];
      hessianIntercept += curvature;
      hessianBoth += curvature * x[i];
    }
    double determinant = hessianSlope * hessianIntercept - hessianBoth * hessianBoth;
    return new Line(
        (hessianIntercept * gradientSlope - hessianBoth * gradientIntercept) / determinant,
        (hessianSlope * gradientIntercept - hessianBoth * gradientSlope) / determinant);
  }
}
