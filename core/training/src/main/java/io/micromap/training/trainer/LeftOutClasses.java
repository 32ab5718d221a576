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

  /** What people forget to write, and what is answered with the highest confidence. */
  private static final String NEAR_MISSES =
      "Write near misses first, since they share most words with the rows: the opposite of each"
          + " class, if it is none itself (\"unlock the door\" beside \"lock the door\"), the same"
          + " act on another thing, questions, reports and refusals (\"is the door locked?\","
          + " \"don't lock the door\"); then some about anything else.";

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

  /**
   * Why there is no estimate of rows for which {@link #trial} gave none, in words; empty where rows
   * are out of scope themselves, so that none is needed.
   */
  public static Optional<String> whyNone(LabelledPrompts rows) {
    if (!rows.outOfScope().isEmpty()) {
      return Optional.empty();
    }
    int classes = rows.labels().size();
    String why =
        classes < LEAST_CLASSES
            ? "needs "
                + LEAST_CLASSES
                + " classes, and there "
                + (classes == 1 ? "is " : "are ")
                + classes
            : rows.rows().size() > MOST_ROWS
                ? "takes too long with more than " + MOST_ROWS + " rows"
                : "needs more rows of most classes";
    return Optional.of(
        "no estimate of how many prompts about anything else would be answered: it leaves classes"
            + " out in turn, and "
            + why
            + "; rows labelled '"
            + rows.oosLabel()
            + "' measure it. "
            + NEAR_MISSES);
  }
}
