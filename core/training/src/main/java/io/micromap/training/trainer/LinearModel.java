package io.micromap.training.trainer;

import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.training.dataset.Row;
import io.micromap.training.trainer.LinearSolver.Solution;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.List;

/**
 * A fitted linear model before calibration: scores of all classes, and of being in scope where
 * there were rows to learn that from.
 */
record LinearModel(Weighted features, SparseWeights weights, Vectorizer vectorizer) {

  /** Weights below this are left out: half of all, and too small to turn a decision. */
  private static final double NEGLIGIBLE = 3e-3;

  /**
   * Fits.
   *
   * @param y class of each row, {@code classes} for rows out of scope
   * @param hasScope whether there is a scope column; its weights are 0 without rows out of scope
   */
  static LinearModel fit(
      FeaturizerPipeline pipeline,
      List<Row> rows,
      int[] y,
      int classes,
      boolean hasScope,
      TrainingOptions options) {
    VocabularyBuilder builder = new VocabularyBuilder(pipeline);
    rows.forEach(row -> builder.add(row.prompt()));
    Weighted features = builder.build(options.minDocuments(), options.idfPower());
    Vectorizer vectorizer = new Vectorizer(pipeline, features.vocabulary(), features.scales());
    List<FeatureVector> x = rows.stream().map(row -> vectorizer.vector(row.prompt())).toList();
    return new LinearModel(
        features,
        solve(x, y, classes, hasScope, features.vocabulary().size(), options),
        vectorizer);
  }

  /** Scores of a prompt: one per class, then that of being in scope, if there is one. */
  double[] scores(String prompt) {
    double[] scores = new double[weights.columns()];
    weights.addRow(weights.rows() - 1, 1, scores);
    FeatureVector vector = vectorizer.vector(prompt);
    for (int i = 0; i < vector.size(); i++) {
      weights.addRow(vector.ids()[i], vector.values()[i], scores);
    }
    return scores;
  }

  private static SparseWeights solve(
      List<FeatureVector> x,
      int[] y,
      int classes,
      boolean hasScope,
      int features,
      TrainingOptions options) {
    LinearSolver solver = new LinearSolver(options.seed());
    List<Integer> inScope = Indices.where(y, label -> label < classes);
    int[] labels = inScope.stream().mapToInt(i -> y[i]).toArray();
    Solution classSolution =
        solver.multiclass(
            inScope.stream().map(x::get).toList(),
            labels,
            classes,
            features,
            balance(labels, classes, options.balance()),
            options.cost());
    SparseWeights.Builder weights = new SparseWeights.Builder(classes + (hasScope ? 1 : 0));
    double[][] scope = new double[features + 1][];
    if (inScope.size() < y.length) {
      int[] inside = new int[y.length];
      for (int i = 0; i < y.length; i++) {
        inside[i] = y[i] < classes ? 1 : 0;
      }
      scope =
          solver
              .binary(x, inside, features, balance(inside, 2, options.balance()), options.cost())
              .weights();
    }
    for (int row = 0; row <= features; row++) {
      double[] byClass = classSolution.weights()[row];
      for (int k = 0; byClass != null && k < classes; k++) {
        set(weights, k, byClass[k]);
      }
      if (scope[row] != null) {
        set(weights, classes, scope[row][0]);
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

  /** Weight of each class: (mean class size / its size)^power. */
  private static double[] balance(int[] labels, int classes, double power) {
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    double[] weights = new double[classes];
    for (int k = 0; k < classes; k++) {
      weights[k] = StrictMath.pow((double) labels.length / classes / sizes[k], power);
    }
    return weights;
  }
}
