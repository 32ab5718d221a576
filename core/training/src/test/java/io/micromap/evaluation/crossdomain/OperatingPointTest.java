package io.micromap.evaluation.crossdomain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.training.trainer.SampleTraining;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatingPointTest {

  @Test
  void theThresholdIsTheHighestThatEnoughValuesReach() {
    double[] values = {0.1, 0.2, 0.3, 0.4};

    assertThat(OperatingPoint.highest(values, 0.5)).isEqualTo(0.3);
    assertThat(OperatingPoint.highest(values, 0.51)).isEqualTo(0.2);
    assertThat(OperatingPoint.highest(values, 1)).isEqualTo(0.1);
  }

  @Test
  void aThresholdOfOneWhichNothingReachesIsNeverChosen() {
    assertThat(OperatingPoint.highest(new double[] {1, 1}, 0.5)).isLessThan(1);
  }

  @Test
  void rowsOutOfScopeDoNotCount() {
    var mapper = SampleTraining.mapper(SampleRows.read());
    var all = ScoredRows.of(mapper, SampleRows.read());
    var inside = ScoredRows.of(mapper, SampleRows.read().with(SampleRows.read().inScope()));

    assertThat(OperatingPoint.atCoverage(all, 0.9, row -> true))
        .isEqualTo(OperatingPoint.atCoverage(inside, 0.9, row -> true));
    assertThat(OperatingPoint.atCoverage(all, 0.9, row -> true).chosenCoverage().orElseThrow())
        .isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void whatRailsVetoCountsAsUnansweredSoThatTheThresholdSinks() {
    var mapper = SampleTraining.mapper(SampleRows.read());
    var rows = ScoredRows.of(mapper, SampleRows.read());

    var all = OperatingPoint.atCoverage(rows, 0.5, row -> true);
    var half = OperatingPoint.atCoverage(rows, 0.5, row -> rows.rows().indexOf(row) % 2 == 0);
    var none = OperatingPoint.atCoverage(rows, 0.5, row -> false);

    assertThat(half.thresholds().global()).isLessThan(all.thresholds().global());
    assertThat(none.thresholds().global()).isZero();
    assertThat(none.chosenCoverage()).contains(0.0);
  }

  @Test
  void ofThresholdsThatGainAlikeTheHighestIsTakenAndOutOfScopeAnswersAreWrong() {
    ScoredRows rows =
        new SampleScores()
            .add("x", "x", 0.9)
            .add("y", "y", 0.8)
            .add("oos", "y", 0.7)
            .add("x", "x", 0.6)
            .rows();

    var careful = OperatingPoint.atCost(rows, new CostRule(9), row -> true);
    var bold = OperatingPoint.atCost(rows, new CostRule(0.5), row -> true);

    assertThat(careful.rule()).isEqualTo(OperatingPoint.Rule.COST);
    assertThat(careful.thresholds().global()).isEqualTo(0.8);
    assertThat(careful.chosenCoverage().orElseThrow()).isEqualTo(2.0 / 3);
    assertThat(bold.thresholds().global()).isEqualTo(0.6);
    assertThat(OperatingPoint.atCost(rows, new CostRule(1), row -> true).thresholds().global())
        .isEqualTo(0.8);
  }

  @Test
  void whereNoAnswerPaysNothingIsAnswered() {
    ScoredRows rows = new SampleScores().add("x", "y", 0.9).add("x", "x", 0.8).rows();

    assertThat(OperatingPoint.atCost(rows, new CostRule(9), row -> true).chosenCoverage())
        .contains(0.0);
  }

  @Test
  void aLoadedMapperKeepsItsThresholds() {
    var mapper = SampleTraining.mapper(SampleRows.read());

    OperatingPoint point = OperatingPoint.own(mapper);

    assertThat(point.thresholds()).isEqualTo(mapper.bundle().thresholds());
    assertThat(point.chosenCoverage()).isEqualTo(Optional.empty());
  }
}
