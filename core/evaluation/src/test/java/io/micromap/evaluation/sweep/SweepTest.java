package io.micromap.evaluation.sweep;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SweepTest {

  static final ScoredRows ROWS =
      new SampleScores()
          .add("x", "x", 0.95)
          .add("x", "x", 0.85)
          .add("x", "y", 0.45)
          .add("y", "y", 0.75)
          .add("y", "x", 0.35)
          .add("oos", "x", 0.55)
          .rows();

  @Test
  void pointsAscendAndNoTwoAreAlike() {
    assertThat(sweep(List.of(0.9, 0.1, 0.5, 0.1), Strategy.UTILITY, null, null).points())
        .extracting(Metrics::threshold)
        .containsExactly(0.1, 0.5, 0.9);
  }

  @Test
  void classesThatAbstainAlwaysAreNamed() {
    SweepParameters one =
        new SweepParameters(
            List.of(0.5), new TreeMap<>(Map.of("x", 1.0, "y", 0.9)), Strategy.UTILITY);

    assertThat(Sweep.run(ROWS, one).abstaining()).contains("x abstains always");
    assertThat(sweep(List.of(0.5), Strategy.UTILITY, null, null).abstaining()).isEmpty();
    assertThat(sweep(List.of(1.0), Strategy.UTILITY, null, null).abstaining())
        .contains("every class abstains always");
  }

  @Test
  void whereNothingIsAnsweredNoAccuracyIsStated() {
    SweepSummary some =
        sweep(List.of(0.6, 1.0), Strategy.UTILITY, null, null).artifacts().summary();
    SweepSummary none = sweep(List.of(1.0), Strategy.UTILITY, null, null).artifacts().summary();

    assertThat(some.result().why()).contains(" Threshold 1.0 would answer 0.");
    assertThat(none.result().why())
        .contains("It answers 0 of 6 rows, 0 of them correctly.")
        .doesNotContain("accuracy on fired 0");
    assertThat(SweepMarkdown.write(none, false))
        .contains("| 1.0 (chosen) | 0.0000 | - | ", "| oos | 1 | 0 | 0 | - | - |");
  }

  @Test
  void gatesThatNoAnswerMeetsSaySo() {
    SweepParameters precise =
        new SweepParameters(
            List.of(1.0),
            new TreeMap<>(),
            Strategy.UTILITY,
            Optional.empty(),
            new Gates(Optional.empty(), Optional.empty(), Optional.of(0.9)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(Sweep.run(ROWS, precise).failures())
        .containsExactly("accuracy on fired: no answers to hold it against");
  }

  @Test
  void withoutInScopeRowsNoGateOnTheirShareIsKeptAndNoErrorOfTheirConfidenceIsStated() {
    SweepParameters few =
        new SweepParameters(
            List.of(0.5, 1.0),
            new TreeMap<>(),
            Strategy.ABSTAIN_THEN_ACC,
            Optional.empty(),
            new Gates(Optional.of(0.5), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Sweep sweep = Sweep.run(new SampleScores().add("oos", "x", 0.3).rows(), few);

    assertThat(sweep.failures())
        .containsExactly("abstain rate: no in-scope rows to hold it against");
    assertThat(sweep.artifacts().summary().confidence().calibration().ece()).isEmpty();
    assertThat(sweep.verdict(0).text()).doesNotContain("chose");
  }

  @Test
  void utilityTakesTheHighestHarmonicMean() {
    // 0.3: coverage 1, accuracy 3/6; 0.6: 3/5 and 3/3; 0.9: 1/5 and 1.
    Sweep sweep = sweep(List.of(0.3, 0.6, 0.9), Strategy.UTILITY, null, null);

    assertThat(sweep.chosen().threshold()).isEqualTo(0.6);
    assertThat(sweep.passed()).isTrue();
  }

  @Test
  void costTakesTheThresholdWhereRightAnswersOutweighTheWrongOnes() {
    // Gain at cost 9: 3 - 9 * 3, 3 - 9 * 1 (the out-of-scope row), 3 - 0, 1 - 0.
    Sweep sweep = sweep(List.of(0.3, 0.5, 0.6, 0.9), Strategy.COST, null, null);

    assertThat(sweep.chosen().threshold()).isEqualTo(0.6);
    assertThat(sweep.parameters().costWrong()).contains(9.0);
    assertThat(sweep.ownThresholds()).isEmpty();
  }

  @Test
  void whereEveryClassHasItsOwnThresholdTheSweepSaysThatItChangesNothing() {
    SweepParameters fixed =
        new SweepParameters(
            List.of(0.3, 0.9), new TreeMap<>(Map.of("x", 0.5, "y", 0.5)), Strategy.UTILITY);
    Sweep sweep = Sweep.run(ROWS, fixed);

    assertThat(sweep.isFixed()).isTrue();
    assertThat(sweep.artifacts().summary().result().why())
        .startsWith("Every class has a threshold of its own, so that none of those swept changes")
        .doesNotContain("was chosen");
    assertThat(SweepMarkdown.write(sweep))
        .contains("\n| 0.3 | ", "\n| 0.9 | ")
        .doesNotContain("(chosen)");
    assertThat(sweep(List.of(0.3, 0.9), Strategy.UTILITY, null, null).isFixed()).isFalse();
  }

  @Test
  void theCurveOfAClassWithoutRowsHasNoArea() throws IOException {
    ScoredRows rows = new SampleScores().add("x", "x", 0.9).add("oos", "x", 0.4).rows();
    Sweep sweep =
        Sweep.run(rows, new SweepParameters(List.of(0.5), new TreeMap<>(), Strategy.UTILITY));

    JsonNode curves =
        Json.parse(new String(sweep.artifacts().summaryJson(), StandardCharsets.UTF_8))
            .path("risk_coverage");
    assertThat(curves.at("/classes/y/aurc").isNull()).isTrue();
    assertThat(curves.at("/classes/x/aurc").asDouble()).isEqualTo(0.25);
  }

  @Test
  void ofEqualGainTheHighestThresholdIsTaken() {
    assertThat(sweep(List.of(0.6, 0.65, 0.7), Strategy.COST, null, null).chosen().threshold())
        .isEqualTo(0.7);
  }

  @Test
  void whereWrongAnswersCostLittleMoreIsAnswered() {
    assertThat(Sweep.run(ROWS, cost(0.4, 0.3, 0.5, 0.6)).chosen().threshold()).isEqualTo(0.6);
    assertThat(Sweep.run(ROWS, cost(0.0, 0.3, 0.5, 0.8)).chosen().threshold()).isEqualTo(0.5);
  }

  @Test
  void anAnsweredOutOfScopeRowIsAWrongAnswer() {
    ScoredRows rows =
        new SampleScores().add("x", "x", 0.5).add("oos", "x", 0.7).add("x", "x", 0.9).rows();

    assertThat(Sweep.run(rows, cost(9, 0.4, 0.8)).chosen().threshold()).isEqualTo(0.8);
    assertThat(Sweep.run(rows, cost(0.5, 0.4, 0.8)).chosen().threshold()).isEqualTo(0.4);
  }

  @Test
  void aClassWithAThousandRowsHasItsOwnThresholdAndTheOthersTheGlobalOne() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < CostRule.OWN_ROWS; i++) {
      scores.add("x", "x", 0.35);
    }
    for (int i = 0; i < CostRule.OWN_ROWS - 1; i++) {
      scores.add(i % 3 == 0 ? "x" : "y", "y", 0.55).add("oos", "y", 0.45);
    }
    scores.add("y", "y", 0.95);
    Sweep sweep = Sweep.run(scores.rows(), cost(9, 0.2, 0.3, 0.4, 0.5, 0.6));

    assertThat(sweep.ownThresholds()).isEqualTo(Map.of("x", 0.3, "y", 0.6));
    assertThat(sweep.chosen().fired()).isEqualTo(CostRule.OWN_ROWS + 1);
    assertThat(sweep.artifacts().summary().result().why()).contains("have their own");

    ScoredRows few = scores.add("y", "x", 0.1).rows();
    ScoredRows less =
        new ScoredRows(few.mapper(), few.data(), few.rows().subList(1, few.rows().size() - 1));
    assertThat(Sweep.run(less, cost(9, 0.2, 0.3, 0.4, 0.5, 0.6)).ownThresholds())
        .containsOnlyKeys("y");
  }

  @Test
  void whatACostMayBeIsChecked() {
    assertFails(ErrorCode.USAGE, () -> cost(-1, 0.5), "costWrong");
    assertFails(ErrorCode.USAGE, () -> cost(Double.NaN, 0.5), "costWrong");
    assertFails(
        ErrorCode.USAGE,
        () ->
            new SweepParameters(
                List.of(0.5),
                new TreeMap<>(),
                Strategy.UTILITY,
                Optional.of(3.0),
                Gates.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
        "costWrong");
  }

  @Test
  void ofEqualUtilityTheLowestThresholdIsTaken() {
    assertThat(sweep(List.of(0.7, 0.6, 0.65), Strategy.UTILITY, null, null).chosen().threshold())
        .isEqualTo(0.6);
  }

  @Test
  void abstainThenAccTakesTheHighestThresholdWithinTheBound() {
    List<Double> thresholds = List.of(0.3, 0.4, 0.5, 0.8);

    // Of the five rows of a class, 0, 1, 2 and 3 go unanswered.
    assertThat(sweep(thresholds, Strategy.ABSTAIN_THEN_ACC, 0.4, null).chosen().threshold())
        .isEqualTo(0.5);
    assertThat(sweep(thresholds, Strategy.ABSTAIN_THEN_ACC, 0.39, null).chosen().threshold())
        .isEqualTo(0.4);
    assertThat(sweep(thresholds, Strategy.ABSTAIN_THEN_ACC, 1.0, null).chosen().threshold())
        .isEqualTo(0.8);
  }

  @Test
  void whereNoThresholdIsWithinTheBoundTheLowestIsTakenAndTheGateIsMissed() {
    Sweep sweep = sweep(List.of(0.8, 0.5), Strategy.ABSTAIN_THEN_ACC, 0.1, null);

    assertThat(sweep.chosen().threshold()).isEqualTo(0.5);
    assertThat(sweep.failures()).containsExactly("abstain rate 0.4 is above 0.1");
  }

  @Test
  void gatesAreJudgedAtTheChosenPoint() {
    assertThat(sweep(List.of(0.6), Strategy.UTILITY, 0.4, 0.66).passed()).isTrue();
    assertThat(sweep(List.of(0.6), Strategy.UTILITY, 0.3, 0.9).failures())
        .containsExactly("abstain rate 0.4 is above 0.3", "overall accuracy 0.666667 is below 0.9");
    assertThat(sweep(List.of(0.6), Strategy.UTILITY, null, null).failures()).isEmpty();
  }

  @Test
  void noNumberHasAnExponent() {
    Sweep sweep = sweep(List.of(0.000_102, 0.6), Strategy.UTILITY, 0.000_1, null);

    assertThat(sweep.failures()).containsExactly("abstain rate 0.4 is above 0.0001");
    assertThat(new String(sweep.artifacts().summaryJson(), StandardCharsets.UTF_8))
        .contains("[ 0.000102, 0.6 ]", "\"threshold\" : 0.000102,")
        .doesNotContainPattern("[0-9]E-");
  }

  @Test
  void perClassThresholdsHoldAtEveryPoint() {
    Sweep sweep =
        Sweep.run(
            ROWS,
            new SweepParameters(
                List.of(0.3, 0.5), new TreeMap<>(Map.of("x", 0.9)), Strategy.UTILITY));

    assertThat(sweep.points()).extracting(Metrics::fired).containsExactly(3, 2);
    assertThat(sweep.chosenPerClass()).containsEntry("x", 0.9);
    assertThat(sweep.chosenPerClass().get("y")).isEqualTo(sweep.chosen().threshold());
  }

  @Test
  void theSummarySaysWhatWasChosenAndWhy() throws IOException {
    Sweep sweep = sweep(List.of(0.3, 0.6), Strategy.UTILITY, null, 0.99);

    JsonNode summary =
        Json.parse(new String(sweep.artifacts().summaryJson(), StandardCharsets.UTF_8));

    assertThat(summary.path("schema_version").asInt()).isEqualTo(2);
    assertThat(summary.path("mapper_sha256").asText()).hasSize(64);
    assertThat(summary.path("data_sha256").asText()).isEqualTo(ROWS.data().sha256());
    assertThat(summary.path("thresholds").toString()).isEqualTo("[0.3,0.6]");
    assertThat(summary.path("metrics")).hasSize(2);
    JsonNode chosen = summary.path("chosen");
    assertThat(chosen.path("threshold").asDouble()).isEqualTo(0.6);
    assertThat(chosen.path("accuracy_on_fired").asDouble()).isEqualTo(1.0);
    assertThat(chosen.path("per_class_thresholds").toString()).isEqualTo("{\"x\":0.6,\"y\":0.6}");
    assertThat(summary.path("status").asText()).isEqualTo("fail");
    assertThat(summary.path("why").asText())
        .contains("Threshold 0.6")
        .contains("harmonic mean")
        .contains("overall accuracy 0.666667 is below 0.99");
  }

  @Test
  void everyDeclaredMetricStandsInTheCsvAndInTheSummary() throws IOException {
    SweepArtifacts artifacts = sweep(List.of(0.3, 0.6), Strategy.UTILITY, null, null).artifacts();

    String csv = new String(artifacts.metricsCsv(), StandardCharsets.UTF_8);
    JsonNode summary = Json.parse(new String(artifacts.summaryJson(), StandardCharsets.UTF_8));

    assertThat(csv.lines().findFirst()).contains(String.join(",", Metric.codes()));
    assertThat(summary.path("metrics").path(0).fieldNames())
        .toIterable()
        .containsExactly(Metric.codes());
    assertThat(summary.path("chosen").fieldNames()).toIterable().contains(Metric.codes());
    for (Metric metric : Metric.values()) {
      assertThat(artifacts.summary().chosen().metrics().find(metric))
          .as(metric.code())
          .isEqualTo(metric.of(sweep(List.of(0.6), Strategy.UTILITY, null, null).chosen()));
    }
  }

  @Test
  void theSummaryIsReadAsItWasWritten() {
    SweepArtifacts artifacts = sweep(List.of(0.3, 0.6), Strategy.UTILITY, 0.5, 0.9).artifacts();

    SweepSummary read =
        SweepSummary.read(
            SampleRows.source(
                "summary.json", new String(artifacts.summaryJson(), StandardCharsets.UTF_8)));

    assertThat(read).isEqualTo(artifacts.summary());
    assertThat(read.write()).isEqualTo(artifacts.summaryJson());
  }

  @Test
  void parametersOutOfRangeAreUsageErrors() {
    for (double value : new double[] {-0.1, 1.1, Double.NaN}) {
      assertFails(
          ErrorCode.USAGE,
          () -> sweep(List.of(0.5, value), Strategy.UTILITY, null, null),
          String.valueOf(value),
          "[0, 1]");
      assertFails(
          ErrorCode.USAGE,
          () -> sweep(List.of(0.5), Strategy.UTILITY, value, null),
          "maxAbstainRate");
      assertFails(
          ErrorCode.USAGE,
          () -> sweep(List.of(0.5), Strategy.UTILITY, null, value),
          "minOverallAcc");
    }
    assertFails(ErrorCode.USAGE, () -> sweep(List.of(), Strategy.UTILITY, null, null), "give one");
    assertFails(
        ErrorCode.USAGE,
        () -> sweep(List.of(0.5), Strategy.ABSTAIN_THEN_ACC, null, null),
        "needs maxAbstainRate");
  }

  private static SweepParameters cost(double cost, Double... thresholds) {
    return new SweepParameters(
        List.of(thresholds),
        new TreeMap<>(),
        Strategy.COST,
        Optional.of(cost),
        Gates.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Sweep sweep(
      List<Double> thresholds, Strategy strategy, Double maxAbstain, Double minAccuracy) {
    return Sweep.run(
        ROWS,
        new SweepParameters(
            thresholds,
            new TreeMap<>(),
            strategy,
            Optional.empty(),
            new Gates(
                Optional.ofNullable(maxAbstain),
                Optional.ofNullable(minAccuracy),
                Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
