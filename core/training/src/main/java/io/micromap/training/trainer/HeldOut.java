package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.NearDuplicateFolds;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.training.trainer.EmbeddedFold.Embedded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Out-of-fold scores of each row. */
final class HeldOut {

  /** Fewer in-scope rows that a cascade passes on are too few to calibrate on alone. */
  private static final int LEAST_PASSED_ON = 200;

  private final TrainingRows rows;
  private final int[] fold;
  private final int folds;
  private final Scores[] scores;
  private final Embedded[] embedded;
  private List<Optional<Prediction>> fast;
  private final AtomicInteger done = new AtomicInteger();

  /** A near duplicate in another fold would tell a row's class, and its score would say nothing. */
  HeldOut(TrainingRows rows, int folds, long seed) {
    this(rows, folds, NearDuplicateFolds.dealAffordable(rows.rows(), folds, seed));
  }

  private HeldOut(TrainingRows rows, int folds, int[] fold) {
    this.rows = rows;
    this.folds = folds;
    this.fold = fold;
    this.scores = new Scores[rows.size()];
    this.embedded = new Embedded[rows.size()];
    this.fast = Collections.nCopies(rows.size(), Optional.empty());
  }

  /**
   * The work, a job for each fold; any order, any thread.
   *
   * @param counts the features of these rows
   */
  List<Callable<Void>> jobs(
      FeatureCounts counts, TrainingOptions options, Consumer<String> progress) {
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int part = 0; part < folds; part++) {
      int held = part;
      jobs.add(
          () -> {
            score(held, counts, options);
            progress.accept("scored held-out folds: " + done.incrementAndGet() + " of " + folds);
            return null;
          });
    }
    return jobs;
  }

  /** Scores the rows of a fold by a model fitted on the others. */
  private void score(int held, FeatureCounts counts, TrainingOptions options) {
    List<Integer> places = Indices.where(fold, other -> other != held);
    TrainingRows others = rows.at(places);
    LinearModel model = LinearModel.fit(counts, places, others, options);
    for (int i : Indices.where(fold, other -> other == held)) {
      scores[i] = model.score(i);
    }
    options.fit().encoder().ifPresent(encoder -> read(held, others, encoder));
  }

  /** Reads the embeddings of a fold's rows by what those of the others teach. */
  private void read(int held, TrainingRows others, EncoderOptions encoder) {
    EmbeddedFold taught = EmbeddedFold.fit(others, encoder);
    for (int i : Indices.where(fold, other -> other == held)) {
      embedded[i] = taught.read(rows.embeddings()[i]);
    }
  }

  /**
   * The same scores of words alone with what the embeddings of the rows say, in the same folds.
   *
   * @param same the same rows, with embeddings
   */
  HeldOut beside(TrainingRows same, EncoderOptions encoder, int threads) {
    HeldOut both = new HeldOut(same, folds, fold);
    System.arraycopy(scores, 0, both.scores, 0, scores.length);
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int part = 0; part < folds; part++) {
      int held = part;
      jobs.add(
          () -> {
            both.read(held, same.at(Indices.where(fold, other -> other != held)), encoder);
            return null;
          });
    }
    Jobs.run(jobs, threads);
    return both;
  }

  /** The rows that words alone answer are theirs from now on. */
  void answerFast(List<Scores> words, FastTier tier) {
    fast = words.stream().map(row -> Prediction.fast(row, tier)).toList();
  }

  /** Takes the embeddings' part away again. */
  void wordsAlone(List<Scores> words) {
    words.toArray(scores);
    fast = Collections.nCopies(scores.length, Optional.empty());
  }

  /** What words alone answer, by row; empty where the scores answer. */
  Optional<Prediction> fast(int row) {
    return fast.get(row);
  }

  /** The predictions by row: of words alone where they answer, else from the scores. */
  IntFunction<Prediction> predictions(Calibration calibration) {
    return row -> fast.get(row).orElseGet(() -> Prediction.of(scores[row], calibration));
  }

  /** The share of in-scope rows that words alone answer. */
  double fastShare() {
    List<Integer> inside = rows.inScope();
    return (double) inside.stream().filter(row -> fast.get(row).isPresent()).count()
        / inside.size();
  }

  /** How the views are weighed, once all jobs are done. */
  FusionFit weigh() {
    int[] places =
        IntStream.of(rows.differentPrompts()).filter(i -> rows.y()[i] < rows.classes()).toArray();
    return FusionFit.of(scores(), Arrays.asList(embedded), rows, places);
  }

  /** Gives each row the scores of all views together. */
  void complete(FusionFit weighed) {
    Arrays.setAll(scores, i -> weighed.scores(scores[i], embedded[i]));
  }

  /** Fits to the rows that the whole model answers, or to all where these are too few. */
  Calibration calibrate(FitOptions fit) {
    int[] different = rows.differentPrompts();
    int[] passedOn = IntStream.of(different).filter(row -> fast(row).isEmpty()).toArray();
    long inside = IntStream.of(passedOn).filter(row -> rows.y()[row] < rows.classes()).count();
    int[] fitted = inside >= LEAST_PASSED_ON ? passedOn : different;
    return new CalibrationFitter(fit)
        .fit(
            IntStream.of(fitted).mapToObj(scores()::get).toList(),
            IntStream.of(fitted).map(row -> rows.y()[row]).toArray(),
            rows.classes());
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
      int best =
          fast.get(row)
              .map(Prediction::candidate)
              .orElseGet(() -> Scores.best(scores[row].classes()));
      right[i] = best == rows.y()[row];
    }
    return right;
  }
}
