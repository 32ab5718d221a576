package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a {@link Calibration} to scores of held-out rows. Deterministic on every Java. */
public final class CalibrationFitter {

  private static final double SCOPE_SLOPE = 10;

  private CalibrationFitter() {}

  /**
   * Fits: the confidence to whether the likeliest class was right, on the rows of a class; the
   * scope to which rows are of a class, on all.
   *
   * @param scores one per held-out row
   * @param y class of each row, {@code classes} for rows out of scope
   */
  public static Calibration fit(List<Scores> scores, int[] y, int classes) {
    int[] inside = IntStream.range(0, y.length).filter(i -> y[i] < classes).toArray();
    double[] evidence = new double[inside.length];
    boolean[] right = new boolean[inside.length];
    for (int i = 0; i < inside.length; i++) {
      Scores row = scores.get(inside[i]);
      evidence[i] = ScoringOptions.DEFAULTS.evidence(row);
      right[i] = Scores.best(row.classes()) == y[inside[i]];
    }
    Line confidence = fitSigmoid(evidence, right, 1);
    Line scope = new Line(0, 0);
    if (scores.get(0).scope().isPresent()) {
      double[] scopes = scores.stream().mapToDouble(row -> row.scope().getAsDouble()).toArray();
      boolean[] known = new boolean[y.length];
      IntStream.of(inside).forEach(i -> known[i] = true);
      scope = fitSigmoid(scopes, known, SCOPE_SLOPE);
    }
    return new Calibration(
        confidence.slope(),
        confidence.intercept(),
        scope.slope(),
        scope.intercept(),
        ScoringOptions.DEFAULTS);
  }

  private record Line(double slope, double intercept) {}

  /**
   * Logistic regression on one variable by Newton's method, with a normal prior of variance 1
   * around (slope, 0), which keeps separable rows from an infinite slope.
   *
   * @return a slope of 0 or more
   */
  private static Line fitSigmoid(double[] x, boolean[] target, double prior) {
    double slope = prior;
    double intercept = 0;
    for (int step = 0; step < 100; step++) {
      double gradientSlope = slope - prior;
      double gradientIntercept = intercept;
      double hessianSlope = 1;
      double hessianIntercept = 1;
      double hessianBoth = 0;
      for (int i = 0; i < x.length; i++) {
        double p = Calibration.sigmoid(slope * x[i] + intercept);
        double error = p - (target[i] ? 1 : 0);
        double curvature = p * (1 - p);
        gradientSlope += error * x[i];
        gradientIntercept += error;
        hessianSlope += curvature * x[i] * x[i];
        hessianIntercept += curvature;
        hessianBoth += curvature * x[i];
      }
      double determinant = hessianSlope * hessianIntercept - hessianBoth * hessianBoth;
      double stepSlope =
          (hessianIntercept * gradientSlope - hessianBoth * gradientIntercept) / determinant;
      double stepIntercept =
          (hessianSlope * gradientIntercept - hessianBoth * gradientSlope) / determinant;
      double size = Math.max(Math.abs(stepSlope), Math.abs(stepIntercept));
      double damping = size > 2 ? 2 / size : 1;
      slope -= damping * stepSlope;
      intercept -= damping * stepIntercept;
      if (size < 1e-9) {
        break;
      }
    }
    return new Line(Math.max(0, slope), intercept);
  }
}
