package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.training.trainer.SigmoidFit.Line;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Fits a {@link Calibration} to out-of-fold scores. Deterministic on every Java. */
public final class CalibrationFitter {

  /** Evidence is log odds already, so that a slope of 1 leaves it as it is. */
  private static final double CONFIDENCE_PRIOR = 1;

  /** Evidence means nothing where nothing was learnt, unless many rows show that it does. */
  private static final double GUESS_PRIOR = 0;

  private final FitOptions options;

  /** A fitter. */
  public CalibrationFitter(FitOptions options) {
    this.options = options;
  }

  /**
   * Fits: the confidence to whether the top-ranked class was right, on the in-scope rows; the scope
   * to which rows are in scope, on all. Where rows are told apart no better than by chance, few of
   * them make all answers about as sure as they were right.
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
    Map<Integer, Integer> sizes = new HashMap<>();
    int correct = 0;
    for (int i = 0; i < inside.length; i++) {
      Scores row = scores.get(inside[i]);
      evidence[i] = ScoringOptions.DEFAULTS.evidence(row);
      right[i] = Scores.best(row.classes()) == y[inside[i]];
      correct += right[i] ? 1 : 0;
      sizes.merge(y[inside[i]], 1, Integer::sum);
    }
    boolean guessed = isGuessed(correct, inside.length, Collections.max(sizes.values()));
    return new SigmoidFit(evidence, right, guessed ? GUESS_PRIOR : CONFIDENCE_PRIOR).run();
  }

  /** Whether the largest class alone would have been right as often, but for a standard error. */
  private static boolean isGuessed(int right, int rows, int largest) {
    double share = (double) right / rows;
    double error = Math.sqrt(share * (1 - share) / rows);
    return share - error <= (double) largest / rows;
  }

  private Line scope(List<Scores> scores, int[] inside) {
    double[] scopes = scores.stream().mapToDouble(row -> row.scope().getAsDouble()).toArray();
    boolean[] known = new boolean[scopes.length];
    IntStream.of(inside).forEach(i -> known[i] = true);
    return new SigmoidFit(scopes, known, options.scopePrior()).run();
  }
}
