package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Folds;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Out-of-fold scores of each row. */
final class HeldOut {

  private final TrainingRows rows;
  private final int[] fold;
  private final int folds;
  private final Scores[] scores;
  private final AtomicInteger done = new AtomicInteger();

  HeldOut(TrainingRows rows, int folds, long seed) {
    this.rows = rows;
    this.folds = folds;
    this.fold = Folds.deal(rows.rows(), folds, seed);
    this.scores = new Scores[rows.size()];
  }

  /** The work, a job for each fold; any order, any thread. */
  List<Callable<Void>> jobs(
      FeaturizerPipeline pipeline, TrainingOptions options, Consumer<String> progress) {
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int part = 0; part < folds; part++) {
      int held = part;
      jobs.add(
          () -> {
            score(held, pipeline, options);
            progress.accept("scored held-out folds: " + done.incrementAndGet() + " of " + folds);
            return null;
          });
    }
    return jobs;
  }

  /** Scores the rows of a fold by a model fitted on the others. */
  private void score(int held, FeaturizerPipeline pipeline, TrainingOptions options) {
    TrainingRows others = rows.at(Indices.where(fold, other -> other != held));
    LinearModel model = LinearModel.fit(pipeline, others, options);
    for (int i : Indices.where(fold, other -> other == held)) {
      scores[i] = model.score(rows.rows().get(i).prompt());
    }
  }

  /** One per row, once all jobs are done. */
  List<Scores> scores() {
    return Arrays.asList(scores);
  }

  /** For each in-scope row, whether its top-ranked class is its own; once all jobs are done. */
  boolean[] right() {
    List<Integer> inside = rows.inScope();
    boolean[] right = new boolean[inside.size()];
    for (int i = 0; i < right.length; i++) {
      int row = inside.get(i);
      right[i] = Scores.best(scores[row].classes()) == rows.y()[row];
    }
    return right;
  }
}
