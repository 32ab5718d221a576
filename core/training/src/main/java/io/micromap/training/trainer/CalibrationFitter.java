package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.training.trainer.SigmoidFit.Line;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a {@link Calibration} to out-of-fold scores. Deterministic on every Java. */
public final class CalibrationFitter {

  /** Evidence is log odds already, so that a slope of 1 leaves it as it is. */
  private static final double CONFIDENCE_PRIOR = 1;

  private final FitOptions options;

  /** A fitter. */
  public CalibrationFitter(FitOptions options) {
    this.options = options;
  }

  /**
   * Fits: the confidence to whether the top-ranked class was right, on the in-scope rows; the scope
   * to which rows are in scope, on all.
   *
   * @param scores one per different prompt, out of fold: copies of a row are no more evidence
   * @param y class of each of them, {@code classes} for out-of-scope rows
   */
  public Calibration fit(List<Scores> scores, int[] y, int classes) {
    int[] inside = IntStream.range(0, y.length).filter(i -> y[i] < classes).toArray();
    Line confidence = confidence(scores, y, inside);
    Line scope = scores.get(0).scope().isPresent() ? scope(scores, inside) : Line.FLAT;
    return new Calibration(
        confidence.slope(),
        confidence.intercept(),
        scope.slope(),
        scope.intercept(),
        inside.length,
        ScoringOptions.DEFAULTS);
  }

  private static Line confidence(List<Scores> scores, int[] y, int[] inside) {
    double[] evidence = new double[inside.length];
    boolean[] right = new boolean[inside.length];
    for (int i = 0; i < inside.length; i++) {
      Scores row = scores.get(inside[i]);
      evidence[i] = ScoringOptions.DEFAULTS.evidence(row);
      right[i] = Scores.best(row.classes()) == y[inside[i]];
    }
    return new SigmoidFit(evidence, right, CONFIDENCE_PRIOR).run();
  }

  private Line scope(List<Scores> scores, int[] inside) {
    double[] scopes = scores.stream().mapToDouble(row -> row.scope().getAsDouble()).toArray();
    boolean[] known = new boolean[scopes.length];
    IntStream.of(inside).forEach(i -> known[i] = true);
    return new SigmoidFit(scopes, known, options.scopePrior()).run();
  }
}
