package io.micromap.training.selection;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.NearDuplicateFolds;
import io.micromap.evaluation.dataset.RareClasses;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.Counted;
import io.micromap.spi.DomainModule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether rows are enough to be trained on again without each of several folds, as {@link
 * OutOfFold#report} does. That is told before anything is trained.
 */
public final class RowsForFolds {

  /** A mapper tells two classes apart. */
  private static final int CLASSES = 2;

  /** Dealing more rows takes time, and each of their folds leaves enough. */
  private static final int MANY = 1000;

  private RowsForFolds() {}

  /**
   * Refuses rows of which one fold leaves too few to train on. Rows of fewer than two classes are
   * refused by the training itself, at once.
   *
   * @param folds how many, 2 or more
   * @throws MicromapException with {@link ErrorCode#TOO_FEW_ROWS}
   */
  public static void require(LabelledPrompts rows, int folds) {
    if (rows.rows().size() > MANY || rows.labels().size() < CLASSES) {
      return;
    }
    int[] fold = NearDuplicateFolds.deal(rows.rows(), folds, DomainModule.DEFAULT_SEED);
    for (int number = 0; number < folds; number++) {
      if (!isEnough(without(number, fold, rows))) {
        throw new MicromapException(ErrorCode.TOO_FEW_ROWS, message(rows, folds));
      }
    }
  }

  private static Stream<Row> without(int number, int[] fold, LabelledPrompts rows) {
    List<Row> all = rows.rows();
    return IntStream.range(0, fold.length)
        .filter(i -> fold[i] != number)
        .mapToObj(all::get)
        .filter(row -> !rows.isOos(row));
  }

  /** Whether two classes have the rows that a class must have to be answered. */
  private static boolean isEnough(Stream<Row> inScope) {
    return inScope
            .collect(Collectors.groupingBy(Row::label, Collectors.counting()))
            .values()
            .stream()
            .filter(size -> size >= RareClasses.ENOUGH)
            .count()
        >= CLASSES;
  }

  private static String message(LabelledPrompts rows, int folds) {
    int needed = folds == 2 ? 2 * RareClasses.ENOUGH : RareClasses.ENOUGH + 1;
    return rows.name()
        + ": "
        + Counted.of(rows.rows().size(), "row")
        + (rows.rows().size() == 1 ? " is" : " are")
        + " too few: each of "
        + folds
        + " folds is reported on by a mapper of the others, and without one of them fewer than two"
        + " classes have two rows left. Two classes at least need "
        + needed
        + " rows each, better thirty, and near duplicates count as one; add rows, or train and sweep"
        + " without a report on untouched rows.";
  }
}
