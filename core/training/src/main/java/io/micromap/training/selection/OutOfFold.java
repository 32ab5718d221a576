package io.micromap.training.selection;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.NearDuplicateFolds;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.Baseline;
import io.micromap.evaluation.sweep.GateCheck;
import io.micromap.evaluation.sweep.OtherPrompts;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.DomainModule;
import io.micromap.training.trainer.LeftOutClasses;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes a mapper of all rows of one file, its thresholds chosen on the out-of-fold predictions for
 * the same rows. What is reported is nested: training and choosing are done again without each
 * fold, and the fold's rows are answered by what came out.
 *
 * @param trainer of the mappers
 * @param task classes and featurizers
 * @param registry where the task's own featurizers are found
 * @param parameters of the sweep
 */
public record OutOfFold(
    Trainer trainer, TrainingTask task, DomainRegistry registry, SweepParameters parameters) {

  /**
   * A mapper and its thresholds.
   *
   * @param bytes of the bundle
   * @param sweep of the out-of-fold predictions
   */
  public record Selected(byte[] bytes, Sweep sweep) {}

  /** Trains on all rows and chooses on their out-of-fold predictions. */
  public Selected select(LabelledPrompts rows) {
    Trainer.Trained trained = trainer.trainWithHeldOut(task, rows);
    byte[] bytes = BundleFormat.write(trained.bundle());
    Mapper mapper = Mapper.of(bytes, task.id(), registry);
    return new Selected(
        bytes, Sweep.run(ScoredRows.of(mapper, rows, trained.heldOut()), parameters));
  }

  /**
   * Selects again without each fold, and asks the fold's rows; copies of one are in one fold. Where
   * no row is out of scope, classes that are left out in turn stand for such prompts.
   */
  public Reported report(LabelledPrompts rows, int folds) {
    int[] fold = NearDuplicateFolds.deal(rows.rows(), folds, DomainModule.DEFAULT_SEED);
    List<Outcome> outcomes = new ArrayList<>();
    List<Outcome> different = new ArrayList<>();
    Baseline baseline = new Baseline(0, 0, 0, 0);
    for (int number = 0; number < folds; number++) {
      int held = number;
      LabelledPrompts asked = part(rows, i -> fold[i] == held);
      if (!asked.rows().isEmpty()) {
        LabelledPrompts others = part(rows, i -> fold[i] != held);
        Sweep sweep = sweepWithout(others, folds);
        ScoredRows scored = ScoredRows.of(sweep.rows().mapper(), asked);
        outcomes.addAll(scored.outcomes(sweep.chosenThresholds()));
        different.addAll(scored.different().outcomes(sweep.chosenThresholds()));
        baseline = baseline.plus(baseline(scored, others));
      }
    }
    VerdictInWords verdict =
        VerdictInWords.of(outcomes, rows.oosLabel(), 0).withRepeats(rows.rows());
    return new Reported(
        verdict,
        GateCheck.of(parameters.gates(), VerdictInWords.of(different, rows.oosLabel(), 0), verdict),
        Optional.of(folds),
        Optional.of(baseline),
        LeftOutClasses.trial(trainer, task, rows, registry)
            .map(trial -> OtherPrompts.of(trial.confidences())));
  }

  /** What is chosen on the rows that a fold leaves. */
  private Sweep sweepWithout(LabelledPrompts others, int folds) {
    try {
      return without(others).select(others).sweep();
    } catch (MicromapException e) {
      if (e.code() != ErrorCode.TOO_FEW_ROWS) {
        throw e;
      }
      throw new MicromapException(
          e.code(),
          "Of the rows that one of "
              + folds
              + " folds leaves: "
              + e.getMessage()
              + " The others stand in that fold, to report on; copies of a prompt stay in one fold."
              + " Give more rows, or train and sweep without a report on untouched rows.",
          e);
    }
  }

  /** The same for the classes that some rows have, without messages. */
  private OutOfFold without(LabelledPrompts rows) {
    return new OutOfFold(trainer.quiet(), task.reduced(rows.labels()), registry, parameters);
  }

  private static Baseline baseline(ScoredRows asked, LabelledPrompts training) {
    List<ScoredRow> inScope = asked.inScope();
    Baselines baselines = new Baselines(asked.mapper(), training);
    List<ScoredRow> some = baselines.affordable(inScope);
    String largest = baselines.largestClass();
    return new Baseline(
        some.size(),
        (int) some.stream().filter(row -> row.gold().equals(largest)).count(),
        (int)
            some.parallelStream()
                .filter(row -> baselines.label(row.row().prompt()).equals(row.gold()))
                .count(),
        (int) some.stream().filter(ScoredRow::correct).count());
  }

  private static LabelledPrompts part(LabelledPrompts rows, IntPredicate kept) {
    return rows.with(
        IntStream.range(0, rows.rows().size()).filter(kept).mapToObj(rows.rows()::get).toList());
  }
}
