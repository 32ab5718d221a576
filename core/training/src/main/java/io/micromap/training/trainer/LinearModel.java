package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.mapper.LinearScorer;
import io.micromap.training.trainer.LinearSolver.Solution;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;

/** A fitted linear model before calibration. */
record LinearModel(
    Weighted features, SparseWeights weights, Vectorizer vectorizer, LinearScorer scorer) {

  /** Weights below this are left out: half of all, and too small to turn a decision. */
  private static final double NEGLIGIBLE = 3e-3;

  /** Fits; rows out of scope are learnt as one more class, which is never the answer. */
  static LinearModel fit(FeaturizerPipeline pipeline, TrainingRows rows, TrainingOptions options) {
    VocabularyBuilder builder = new VocabularyBuilder(pipeline);
    rows.rows().forEach(row -> builder.add(row.prompt()));
    Weighted features = builder.build(options.minDocuments(), options.idfPower());
    Vectorizer vectorizer = new Vectorizer(pipeline, features.vocabulary(), features.scales());
    SparseWeights weights =
        prune(
            new LinearSolver(options.seed())
                .multiclass(
                    rows.rows().stream().map(row -> vectorizer.vector(row.prompt())).toList(),
                    rows.y(),
                    rows.columns(),
                    features.vocabulary().size(),
                    balance(rows.y(), rows.columns(), options.balance()),
                    options.cost()),
            rows.columns());
    return new LinearModel(
        features,
        weights,
        vectorizer,
        new LinearScorer(features.vocabulary(), weights, rows.classes(), ScoringOptions.DEFAULTS));
  }

  /** The scores of a prompt. */
  Scores score(String prompt) {
    return scorer.score(vectorizer.vector(prompt));
  }

  private static SparseWeights prune(Solution solution, int columns) {
    SparseWeights.Builder weights = new SparseWeights.Builder(columns);
    for (double[] byClass : solution.weights()) {
      for (int k = 0; byClass != null && k < columns; k++) {
        set(weights, k, byClass[k]);
      }
      weights.endRow();
    }
    return weights.build();
  }

  private static void set(SparseWeights.Builder weights, int column, double weight) {
    if (Math.abs(weight) >= NEGLIGIBLE) {
      weights.set(column, weight);
    }
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
