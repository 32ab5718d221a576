package io.micromap.evaluation.sweep;

import static io.micromap.evaluation.sweep.SweepTest.ROWS;
import static io.micromap.evaluation.sweep.SweepTest.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a sweep's verdict says of its rows: how they fare, copies, and rows that chose. */
class SweepVerdictTest {

  @Test
  void theSummarySaysInWordsHowManyAnswersAreWrongAndPassesOnlyWhereAGateWasSet() {
    SweepSummary none = sweep(List.of(0.3), Strategy.COST, null, null).artifacts().summary();

    assertThat(none.result().status()).isEqualTo("no gate set");
    assertThat(none.passed()).isTrue();
    assertThat(none.result().verdict().text())
        .isEqualTo(
            "Of 100 answers 50 are wrong (3 of 6). Of 100 out-of-scope prompts 100 are answered (1"
                + " of 1).");
    assertThat(none.result().verdict().warnings())
        .first()
        .asString()
        .startsWith("More than one answer in ten is wrong.");
    assertThat(
            sweep(List.of(0.6), Strategy.COST, 0.5, null).artifacts().summary().result().status())
        .isEqualTo("pass");
    assertThat(
            sweep(List.of(0.6), Strategy.COST, 0.1, null).artifacts().summary().result().status())
        .isEqualTo("fail");
  }

  @Test
  void copiesOfRowsAreInTheVerdict() {
    Sweep twice =
        Sweep.run(
            new SampleScores()
                .add("one prompt", "x", "x", 0.9)
                .add("One prompt!", "x", "x", 0.9)
                .add("another", "x", "x", 0.9)
                .rows(),
            swept(0.5));

    assertThat(twice.verdict(0).repeated().copies()).isEqualTo(1);
  }

  @Test
  void theVerdictSaysThatItsRowsChoseWhereTheyDid() {
    assertThat(Sweep.run(ROWS, swept(0.3, 0.9)).verdict(0).rowsThatChose()).isEqualTo(6);
    assertThat(Sweep.run(ROWS, swept(0.9)).verdict(0).rowsThatChose()).isZero();
    assertThat(Sweep.run(ROWS, fixed(0.5, 0.6)).verdict(0).rowsThatChose()).isZero();
  }

  @Test
  void theVerdictSaysThatItsRowsProvedTheThresholdsOfAFile() {
    ScoredRows rows =
        new SampleScores()
            .add("x", "x", 0.9512345678901)
            .add("x", "y", 0.4512345678901)
            .add("y", "y", 0.7512345678901)
            .rows();
    double justAbove = Math.nextUp(0.4512345678901);

    assertThat(Sweep.run(rows, fixed(justAbove, 0.7512345678901)).verdict(0).rowsThatChose())
        .isEqualTo(3);
    assertThat(Sweep.run(rows, fixed(0.5, justAbove)).verdict(0).rowsThatChose()).isEqualTo(3);
    assertThat(Sweep.run(rows, fixed(0.5, 0.6123456789012)).verdict(0).rowsThatChose()).isZero();
  }

  @Test
  void aThresholdThatSomebodyTypedIsNoConfidenceOfARow() {
    assertThat(Sweep.run(ROWS, fixed(0.95, 0.75)).verdict(0).rowsThatChose()).isZero();
  }

  private static SweepParameters fixed(double x, double y) {
    return new SweepParameters(
        List.of(0.2, 0.5), new TreeMap<>(Map.of("x", x, "y", y)), Strategy.UTILITY);
  }

  private static SweepParameters swept(Double... thresholds) {
    return new SweepParameters(List.of(thresholds), new TreeMap<>(), Strategy.UTILITY);
  }
}
