package io.micromap.training.selection;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.ErrorCode;
import org.junit.jupiter.api.Test;

class RowsForFoldsTest {

  private static final String TWO_EACH =
      "prompt,label\nswap it,a\nexchange my eth,a\nstake it,b\nlock up all coins,b\n";
  private static final String THREE_EACH =
      TWO_EACH + "trade dai tokens,a\ndelegate half of those,b\n";
  private static final String FOUR_EACH = THREE_EACH + "sell the rest,a\nput wbtc aside,b\n";

  @Test
  void whatOneFoldLeavesMustBeEnoughToTrainOn() {
    refused(TWO_EACH, 5, "rows.csv: 4 rows are too few: each of 5 folds", "need 3 rows each");
    refused(THREE_EACH, 2, "6 rows are too few: each of 2 folds", "need 4 rows each");
    accepted(THREE_EACH, 5);
    accepted(THREE_EACH, 3);
    accepted(FOUR_EACH, 2);
  }

  @Test
  void whatIsTooLittleToTrainOnAtAllIsToldWhatFoldsNeedAtOnce() {
    refused("prompt,label\nswap it,a\nstake it,b\n", 5, "2 rows are too few", "need 3 rows each");
  }

  @Test
  void nearDuplicatesAndOutOfScopeRowsDoNotMakeUpForRowsThatLack() {
    refused(TWO_EACH + "SWAP it,a\nSwap it!,a\nstake it!,b\nStake It,b\n", 5, "8 rows are too few");
    refused(TWO_EACH + "hello,oos\nwho won,oos\nwhat time is it,oos\n", 5, "7 rows are too few");
    accepted(THREE_EACH + "hello,oos\nonly one,c\n", 5);
  }

  @Test
  void whatTheTrainingRefusesAtOnceIsLeftToIt() {
    accepted("prompt,label\nswap it,a\nexchange it,a\n", 5);
  }

  private static void refused(String csv, int folds, String... parts) {
    assertFails(
        ErrorCode.TOO_FEW_ROWS, () -> RowsForFolds.require(SampleRows.read(csv), folds), parts);
  }

  private static void accepted(String csv, int folds) {
    assertThatCode(() -> RowsForFolds.require(SampleRows.read(csv), folds))
        .doesNotThrowAnyException();
  }
}
