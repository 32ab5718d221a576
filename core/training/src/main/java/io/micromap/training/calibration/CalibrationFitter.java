package io.micromap.training.calibration;

import io.micromap.runtime.bundle.Calibration;
import java.util.List;

/** Fits a {@link Calibration} by maximum likelihood. Deterministic on every Java. */
public final class CalibrationFitter {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private CalibrationFitter() {}

  /**
   * Fits.
   *
   * @param scores per held-out row one score per class, then, where there is a scope column, the
   *     scope score
   * @param y class of each row, {@code classes} for rows out of scope
   */
  public static Calibration fit(List<double[]> scores, int[] y, int classes) {
    double slope = fitSlope(scores, y, classes);
    boolean hasScope = scores.get(0).length > classes;
    double[] scope = hasScope ? fitScope(scores, y, classes) : new double[] {0, 0};
    return new Calibration(slope, scope[0], scope[1]);
  }

  /** Golden-section search for the slope of least log loss, over ln slope in [-5, 5]. */
  private static double fitSlope(List<double[]> scores, int[] y, int classes) {
    double low = -5;
    double high = 5;
    double a = high - GOLDEN * (high - low);
    double b = low + GOLDEN * (high - low);
    double lossA = logLoss(scores, y, classes, a);
    double lossB = logLoss(scores, y, classes, b);
    while (high - low > 1e-4) {
      if (lossA <= lossB) {
        high = b;
        b = a;
        lossB = lossA;
        a = high - GOLDEN * (high - low);
        lossA = logLoss(scores, y, classes, a);
      } else {
        low = a;
        a = b;
        lossA = lossB;
        b = low + GOLDEN * (high - low);
        lossB = logLoss(scores, y, classes, b);
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  private static double logLoss(List<double[]> scores, int[] y, int classes, double logSlope) {
    Calibration calibration = new Calibration(StrictMath.exp(logSlope), 0, 0);
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      if (y[i] < classes) {
        double probability = calibration.softmax(scores.get(i), classes)[y[i]];
        loss -= StrictMath.log(Math.max(probability, 1e-12));
      }
    }
    return loss;
  }

  /**
   * Platt's sigmoid by Newton's method (Lin, Lin and Weng 2007), with his smoothed targets.
   *
   * @return slope, 0 or more, and intercept
   */
  private static double[] fitScope(List<double[]> scores, int[] y, int classes) {
    int inside = 0;
    for (int label : y) {
      inside += label < classes ? 1 : 0;
    }
    double targetIn = (inside + 1.0) / (inside + 2.0);
    double targetOut = 1.0 / (y.length - inside + 2.0);
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < 100; step++) {
      double gradientSlope = 0;
      double gradientIntercept = 0;
      double hessianSlope = 1e-9;
      double hessianIntercept = 1e-9;
      double hessianBoth = 0;
      for (int i = 0; i < y.length; i++) {
        double score = scores.get(i)[classes];
        double p = 1 / (1 + StrictMath.exp(-(slope * score + intercept)));
        double error = p - (y[i] < classes ? targetIn : targetOut);
        double curvature = p * (1 - p);
        gradientSlope += error * score;
        gradientIntercept += error;
        hessianSlope += curvature * score * score;
        hessianIntercept += curvature;
        hessianBoth += curvature * score;
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
    return slope > 0 ? new double[] {slope, intercept} : new double[] {0, intercept};
  }
}
