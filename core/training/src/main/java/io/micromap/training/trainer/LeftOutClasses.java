package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a mapper does with prompts about anything else, where no row is one: each class is left out
 * of a training once, a third of them at a time, and its rows are such prompts to that mapper.
 * Measured: {@code docs/decisions/left-out-classes.md}.
 *
 * @param confidences of the top-ranked class, one for each in-scope row, in [0, 1]
 */
public record LeftOutClasses(List<Double> confidences) {

  private static final int GROUPS = 3;

  /** With fewer, a training without a third of them has little left to tell apart. */
  private static final int LEAST_CLASSES = 6;

  /** The trial is three more trainings on two thirds of the rows: some seconds with so many. */
  private static final int MOST_ROWS = 1_000;

  /** Copies. */
  public LeftOutClasses {
    confidences = List.copyOf(confidences);
  }

  /**
   * Trains without each third of the classes, and answers its rows. Empty where rows are out of
   * scope themselves, are of too few classes, too few without a third of them, or so many that it
   * would take long.
   *
   * @param task to train, which holds all labels of the rows
   * @throws MicromapException as {@link Trainer#train} does for another reason than too few rows
   */
  public static Optional<LeftOutClasses> trial(
      Trainer trainer, TrainingTask task, LabelledPrompts rows, DomainRegistry registry) {
    boolean isWorthTrying =
        rows.outOfScope().isEmpty()
            && rows.labels().size() >= LEAST_CLASSES
            && rows.rows().size() <= MOST_ROWS;
    try {
      return isWorthTrying ? Optional.of(of(trainer, task, rows, registry)) : Optional.empty();
    } catch (MicromapException e) {
      if (e.code() != ErrorCode.TOO_FEW_ROWS) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static LeftOutClasses of(
      Trainer trainer, TrainingTask task, LabelledPrompts rows, DomainRegistry registry) {
    List<String> labels = rows.labels();
    List<Double> confidences = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      int left = group;
      List<String> kept =
          IntStream.range(0, labels.size())
              .filter(label -> label % GROUPS != left)
              .mapToObj(labels::get)
              .toList();
      LabelledPrompts others =
          rows.with(rows.rows().stream().filter(row -> kept.contains(row.label())).toList());
      Mapper mapper =
          Mapper.of(
              BundleFormat.write(trainer.quiet().train(task.reduced(kept), others)),
              "a trial",
              registry);
      rows.rows().stream()
          .filter(row -> !kept.contains(row.label()))
          .map(Row::prompt)
          .forEach(prompt -> confidences.add(mapper.predict(prompt).confidence()));
    }
    return new LeftOutClasses(confidences);
  }

  /** An estimate of how many of 100 such prompts are answered at some thresholds. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "by classes left out in turn, some %.0f of 100 prompts about anything else would be answered"
            + " at a threshold of 0.5, %.0f at 0.7, %.0f at 0.9; prompts unlike the rows can be far"
            + " from that",
        answered(0.5),
        answered(0.7),
        answered(0.9));
  }

  private double answered(double threshold) {
    long answered = confidences.stream().filter(each -> each >= threshold).count();
    return 100.0 * answered / confidences.size();
  }
}
