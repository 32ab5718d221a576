package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.mapper.LinearScorer;
import io.micromap.training.trainer.LinearSolver.Problem;
import io.micromap.training.trainer.LinearSolver.Solution;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.List;

/** A fitted linear model before calibration. */
record LinearModel(
    Weighted features, SparseWeights weights, Vectorizer vectorizer, LinearScorer scorer) {

  /**
   * Fits; out-of-scope rows are learnt as one more class, which is never the answer.
   *
   * @param counted the features of the rows
   */
  static LinearModel fit(
      FeaturizerPipeline pipeline, TrainingRows rows, TrainingOptions options, Weighted counted) {
    Vectorizer vectorizer = new Vectorizer(pipeline, counted.vocabulary(), counted.scales());
    Solution solution =
        new LinearSolver(options.seed(), options.fit())
            .multiclass(
                rows.rows().stream().map(row -> vectorizer.vector(row.prompt())).iterator(),
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
        new Vectorizer(pipeline, features.vocabulary(), features.scales()),
        new LinearScorer(
            features.vocabulary(), cut.weights(), rows.classes(), ScoringOptions.DEFAULTS));
  }

  /** The scores of a prompt. */
  Scores score(String prompt) {
    return scorer.score(vectorizer.vector(prompt));
  }

  /** Of many rows, one each, in order. */
  List<Scores> scores(List<Row> rows) {
    return rows.parallelStream().map(row -> score(row.prompt())).toList();
  }

  /** The top-ranked class of each of many rows, in order. */
  int[] bests(List<Row> rows) {
    return rows.parallelStream()
        .mapToInt(row -> Scores.best(score(row.prompt()).classes()))
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
