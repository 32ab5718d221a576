package io.micromap.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final ScoredRows ROWS =
      new SampleScores()
          .add("x", "x", 0.9)
          .add("x", "x", 0.6)
          .add("x", "y", 0.8)
          .add("y", "y", 0.7)
          .add("y", "y", 0.3)
          .addEmpty("y")
          .add("oos", "x", 0.6)
          .add("oos", "y", 0.2)
          .rows();

  @Test
  void countsAreThoseOfTheThreshold() {
    Metrics metrics = Metrics.of(ROWS, Thresholds.global(0.5));

    assertThat(metrics.total()).isEqualTo(8);
    assertThat(metrics.fired()).isEqualTo(5);
    assertThat(metrics.abstain()).isEqualTo(3);
    assertThat(metrics.correctOnFired()).isEqualTo(3);
    assertThat(metrics.counts().inScope()).isEqualTo(6);
    assertThat(metrics.counts().firedInScope()).isEqualTo(4);
    assertThat(metrics.oosAbstained()).isEqualTo(1);
    assertThat(metrics.overallCorrect()).isEqualTo(4);
  }

  @Test
  void ratesFollowFromTheCounts() {
    Metrics metrics = Metrics.of(ROWS, Thresholds.global(0.5));

    assertThat(metrics.abstainRate()).isEqualTo(3 / 8.0);
    assertThat(metrics.coverage()).isEqualTo(5 / 8.0);
    assertThat(metrics.accuracyOnFired()).isEqualTo(3 / 5.0);
    assertThat(metrics.overallAccuracy()).isEqualTo(4 / 8.0);
    assertThat(metrics.inScopeCoverage()).isEqualTo(4 / 6.0);
    assertThat(metrics.inScopeAbstainRate()).isEqualTo(2 / 6.0);
    assertThat(metrics.inScopeAccuracy()).isEqualTo(3 / 6.0);
    assertThat(metrics.oosRecall()).contains(1 / 2.0);
    assertThat(metrics.utility()).isCloseTo(2 * (4 / 6.0) * 0.6 / (4 / 6.0 + 0.6), within(1e-12));
  }

  @Test
  void probabilitiesAreScoredOnRowsOfAClass() {
    ProbabilityScore score = Metrics.of(ROWS, Thresholds.global(0.5)).ranking().probabilities();

    // The other class has half of what the candidate leaves, at most half of its confidence.
    double brier = 0.01 + 0.0025 + 0.16 + 0.04 + 0.81 + 0.64 + 0.09 + 0.0225 + 0.49 + 0.0225 + 1;
    assertThat(score.brier()).isCloseTo(brier / 6, within(1e-12));
    double product = 0.9 * 0.6 * 0.1 * 0.7 * 0.3 * 1e-6;
    assertThat(score.logLoss()).isCloseTo(-Math.log(product) / 6, within(1e-12));
  }

  @Test
  void macroF1IsTheMeanOfTheClasses() {
    // x: 3 rows, 3 answers, 2 right; y: 3 rows, 2 answers, 1 right.
    assertThat(Metrics.of(ROWS, Thresholds.global(0.5)).macroF1())
        .isCloseTo((2 * 2 / 6.0 + 2 * 1 / 5.0) / 2, within(1e-12));
  }

  @Test
  void aRowWithoutEvidenceIsNotAnsweredAtThresholdZero() {
    Metrics metrics = Metrics.of(ROWS, Thresholds.global(0));

    assertThat(metrics.fired()).isEqualTo(7);
    assertThat(metrics.abstain()).isEqualTo(1);
  }

  @Test
  void perClassThresholdsApply() {
    Metrics metrics = Metrics.of(ROWS, Thresholds.of(0.5, Map.of("y", 0.75)));

    assertThat(metrics.fired()).isEqualTo(4);
    assertThat(metrics.threshold()).isEqualTo(0.5);
  }

  @Test
  void aurocCountsTiesHalf() {
    // In scope 0.9 0.6 0.8 0.7 0.3 0; out of scope 0.6 0.2: wins 1+.5+1+1+0+0 and 1+1+1+1+1+0.
    assertThat(Metrics.of(ROWS, Thresholds.global(0.5)).ranking().auroc())
        .hasValueSatisfying(value -> assertThat(value).isCloseTo(8.5 / 12, within(1e-12)));
  }

  @Test
  void withoutRowsOutOfScopeThereIsNothingToSeparate() {
    Metrics metrics =
        Metrics.of(new SampleScores().add("x", "x", 0.9).rows(), Thresholds.global(0.5));

    assertThat(metrics.ranking().auroc()).isEmpty();
    assertThat(metrics.oosRecall()).isEmpty();
    assertThat(metrics.overallAccuracy()).isOne();
  }

  @Test
  void ratesOverNoRowsAreZero() {
    Metrics metrics =
        Metrics.of(new SampleScores().add("oos", "x", 0.4).rows(), Thresholds.global(0.5));

    assertThat(metrics.accuracyOnFired()).isZero();
    assertThat(metrics.inScopeCoverage()).isZero();
    assertThat(metrics.utility()).isZero();
    assertThat(metrics.macroF1()).isZero();
    assertThat(metrics.oosRecall()).contains(1.0);
  }

  @Test
  void calibrationIsJudgedOnRowsOfAClassBeforeThresholds() {
    assertThat(Metrics.of(ROWS, Thresholds.global(1)).ranking().ece())
        .isCloseTo((0.1 + 0.4 + 0.8 + 0.3 + 0.7 + 0) / 6, within(1e-12));
  }

  @Test
  void classBalanceListsClassesWithoutRowsToo() {
    ClassBalance balance =
        ClassBalance.of(ROWS.outcomes(Thresholds.global(0.5)), List.of("x", "y", "z"), "oos");

    assertThat(balance.classes())
        .containsExactly(
            new ClassBalance.Line("oos", 2, 0, 1, 0, true),
            new ClassBalance.Line("x", 3, 2, 3, 3, false),
            new ClassBalance.Line("y", 3, 1, 1, 2, false),
            new ClassBalance.Line("z", 0, 0, 0, 0, false));
    assertThat(balance.missing()).containsExactly("z");
    assertThat(balance.toText().lines())
        .hasSize(5)
        .contains("oos        2        0 left alone 1 of 2")
        .contains("z          0        0         -      0          -")
        .element(2)
        .isEqualTo("x          3        2    0.6667      3     0.6667");
  }

  @Test
  void sharesOverNothingAreNotWritten() throws Exception {
    JsonNode outside = Json.mapper().valueToTree(new ClassBalance.Line("oos", 2, 0, 1, 0, true));
    JsonNode unseen = Json.mapper().valueToTree(new ClassBalance.Line("z", 0, 0, 0, 0, false));
    JsonNode silent = Json.mapper().valueToTree(new ClassBalance.Line("y", 3, 0, 0, 0, false));

    assertThat(outside.get("accuracy").isNull()).as("of out-of-scope rows").isTrue();
    assertThat(outside.get("out_of_scope").asBoolean()).isTrue();
    assertThat(unseen.get("accuracy").isNull()).isTrue();
    assertThat(unseen.get("out_of_scope").asBoolean()).isFalse();
    assertThat(silent.get("accuracy").asDouble()).as("none of three is right").isZero();
    assertThat(silent.get("precision").isNull()).isTrue();
    assertThat(Json.mapper().treeToValue(outside, ClassBalance.Line.class))
        .isEqualTo(new ClassBalance.Line("oos", 2, 0, 1, 0, true));
  }

  @Test
  void metricsOverNothingAreMissing() {
    MetricValues silent = MetricValues.of(Metrics.of(ROWS, Thresholds.global(1)));
    MetricValues outside =
        MetricValues.of(
            Metrics.of(new SampleScores().add("oos", "x", 0.4).rows(), Thresholds.global(0.3)));

    assertThat(silent.find(Metric.ACCURACY_ON_FIRED)).isEmpty();
    assertThat(silent.find(Metric.IN_SCOPE_COVERAGE)).contains(0.0);
    assertThat(outside.find(Metric.ACCURACY_ON_FIRED)).contains(0.0);
    assertThat(
            List.of(
                Metric.IN_SCOPE_COVERAGE,
                Metric.IN_SCOPE_ACCURACY,
                Metric.MACRO_F1,
                Metric.ECE,
                Metric.BRIER,
                Metric.LOG_LOSS))
        .allSatisfy(metric -> assertThat(outside.find(metric)).as(metric.code()).isEmpty());
  }

  @Test
  void theReportGivesSharesWithIntervalsAndTheCommonestConfusions() {
    List<Outcome> outcomes =
        List.of(
            new Outcome("x", Optional.of("x")),
            new Outcome("x", Optional.of("y")),
            new Outcome("y", Optional.empty()),
            new Outcome("oos", Optional.of("x")));
    String report =
        TextReport.write(outcomes, List.of("x", "y"), "oos", VerdictInWords.of(outcomes, "oos", 0));

    assertThat(report)
        .contains(
            "correct, of answers              0.3333  (1 of 3; 95 % interval 0.0615 to 0.7923)")
        .contains("answered, of out-of-scope rows   1.0000  (1 of 1;")
        .contains("     1  oos answered as x\n     1  x answered as y\n");
  }
}
