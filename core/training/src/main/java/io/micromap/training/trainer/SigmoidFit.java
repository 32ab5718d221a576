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

  /**
   * Fits. A step that does not lower the loss is halved: far from the minimum a whole one of
   * Newton's can overshoot for ever.
   */
  Line run() {
    Line line = new Line(prior, 0);
    double loss = loss(line);
    for (int i = 0; i < MAX_STEPS; i++) {
      Line step = step(line);
      double size = Math.max(Math.abs(step.slope()), Math.abs(step.intercept()));
      double damping = size > LONGEST_STEP ? LONGEST_STEP / size : 1;
      Line next = line.less(step, damping);
      while (loss(next) > loss + PRECISION && damping * size >= PRECISION) {
        damping /= 2;
        next = line.less(step, damping);
      }
      line = next;
      loss = loss(next);
      if (size < PRECISION) {
        break;
      }
    }
    return line.slope() < 0 ? withoutSlope() : line;
  }

  /** The best line that does not fall: level, at the share of right values. */
  private Line withoutSlope() {
    return new Line(0, new SigmoidFit(new double[x.length], target, 0).run().intercept());
  }

  /** Half the squared distance from the prior, plus the log loss of all values. */
  private double loss(Line line) {
    double slope = line.slope() - prior;
    double loss = (slope * slope + line.intercept() * line.intercept()) / 2;
    for (int i = 0; i < x.length; i++) {
      double z = line.slope() * x[i] + line.intercept();
      double wrong = target[i] ? -z : z;
      loss += Math.max(0, wrong) + StrictMath.log1p(StrictMath.exp(-Math.abs(wrong)));
    }
    return loss;
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
