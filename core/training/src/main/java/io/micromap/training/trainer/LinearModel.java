package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.mapper.LinearScorer;
import io.micromap.training.trainer.LinearSolver.Problem;
import io.micromap.training.trainer.LinearSolver.Solution;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A fitted linear model before calibration.
 *
 * @param vectors of the rows whose features were counted, by place
 */
record LinearModel(
    Weighted features,
    SparseWeights weights,
    IntFunction<FeatureVector> vectors,
    LinearScorer scorer) {

  /**
   * Fits; out-of-scope rows are learnt as one more class, which is never the answer.
   *
   * @param counts of all rows
   * @param places of the rows to fit to, among all
   * @param rows those at the places
   */
  static LinearModel fit(
      FeatureCounts counts, List<Integer> places, TrainingRows rows, TrainingOptions options) {
    Weighted counted = counts.of(places, options);
    Solution solution =
        new LinearSolver(options.seed(), options.fit())
            .multiclass(
                places.stream().map(vectors(counts, counted)::apply).iterator(),
                rows.y(),
                new Problem(
                    counted.vocabulary().size(),
                    balance(rows.y(), rows.columns(), options.balance()),
                    options.cost()));
    Cut cut = Cut.of(counted, solution, rows.columns(), options.fit().size());
    Weighted features = cut.features();
    return new LinearModel(
        features,
        cut.weights(),
        vectors(counts, features),
        new LinearScorer(
            features.vocabulary(), cut.weights(), rows.classes(), ScoringOptions.DEFAULTS));
  }

  private static IntFunction<FeatureVector> vectors(FeatureCounts counts, Weighted features) {
    return counts.vectors(
        new Vectorizer(counts.pipeline(), features.vocabulary(), features.scales()));
  }

  /** The scores of the row at a place. */
  Scores score(int place) {
    return scorer.score(vectors.apply(place));
  }

  /** The scores of the first rows, in order. */
  List<Scores> scores(int rows) {
    return IntStream.range(0, rows).parallel().mapToObj(this::score).toList();
  }

  /** The top-ranked class of each of the first rows, in order. */
  int[] bests(int rows) {
    return IntStream.range(0, rows)
        .parallel()
        .map(place -> Scores.best(score(place).classes()))
        .toArray();
  }

  /** Weight of each class: (mean class size / its size)^power; 1 for a class without rows. */
  private static double[] balance(int[] labels, int classes, double power) {
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    double[] weights = new double[classes];
    for (int k = 0; k < classes; k++) {
      weights[k] =
          sizes[k] == 0 ? 1 : StrictMath.pow((double) labels.length / classes / sizes[k], power);
    }
    return weights;
  }
}
