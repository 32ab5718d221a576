package io.micromap.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.traffic.Category.Kind;
import io.micromap.evaluation.traffic.TrafficReport.SharePair;
import io.micromap.evaluation.traffic.TrafficReport.Status;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficMonitorTest {

  private static final Mapper MAPPER = SampleMapper.of(SampleRows.read());
  private static final double ABSTAINED = 0.1;

  /** Traffic of which a share is not answered, and the labels are spread unevenly. */
  private static ObservedDecision draw(Random random, double abstained, double most) {
    if (random.nextDouble() < abstained) {
      return new ObservedDecision(
          Optional.empty(), Reason.OUT_OF_SCOPE, OptionalDouble.of(random.nextDouble() * 0.6));
    }
    List<String> labels = MAPPER.labelNames();
    int label = random.nextDouble() < most ? 0 : 1 + random.nextInt(labels.size() - 1);
    return new ObservedDecision(
        Optional.of(labels.get(label)),
        Reason.CONFIDENT,
        OptionalDouble.of(0.5 + random.nextDouble() / 2));
  }

  private static TrafficMonitor monitor(Random random, int rows) {
    List<ObservedDecision> reference = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      reference.add(draw(random, ABSTAINED, 0.4));
    }
    return new TrafficMonitor(
        MAPPER, TrafficCounts.of(MAPPER.labelNames(), reference), Baseline.VALIDATION_ROWS);
  }

  private static void add(TrafficMonitor monitor, Random random, int prompts, double abstained) {
    for (int i = 0; i < prompts; i++) {
      monitor.add(draw(random, abstained, 0.4));
    }
  }

  @Test
  void trafficLikeTheValidationRowsRaisesNoMoreFalseAlarmsThanStated() {
    int services = 500;
    int alarms = 0;
    for (int seed = 0; seed < services; seed++) {
      Random random = new Random(seed);
      TrafficMonitor monitor = monitor(random, 50 + random.nextInt(1000));
      add(monitor, random, 5_000, ABSTAINED);
      alarms += monitor.report().hasAlarm() ? 1 : 0;
    }

    assertThat((double) alarms / services).isLessThanOrEqualTo(TrafficMonitor.FALSE_ALARMS);
  }

  /** As where a mapper learnt from more rows once its thresholds were chosen. */
  @Test
  void abstentionsThatAreAQuarterFewerAreNoDrift() {
    int services = 200;
    int alarms = 0;
    for (int seed = 0; seed < services; seed++) {
      Random random = new Random(seed);
      TrafficMonitor monitor = monitor(random, 2_000);
      add(monitor, random, 5_000, 0.75 * ABSTAINED);
      alarms += monitor.report().hasAlarm() ? 1 : 0;
    }

    assertThat((double) alarms / services).isLessThanOrEqualTo(TrafficMonitor.FALSE_ALARMS);
  }

  @Test
  void moreAbstentionsAreFoundWithinAThousandPrompts() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      TrafficMonitor monitor = monitor(random, 1_000);
      add(monitor, random, 20_000, ABSTAINED);
      assertThat(monitor.isShifted()).isFalse();

      add(monitor, random, 1_000, 3 * ABSTAINED);

      assertThat(monitor.isShifted()).as("seed " + seed).isTrue();
      assertThat(monitor.warning().orElseThrow()).contains("the mapper itself answers");
    }
  }

  @Test
  void anotherMixOfLabelsIsFoundAndNamed() {
    Random random = new Random(7);
    TrafficMonitor monitor = monitor(random, 500);
    for (int i = 0; i < 500; i++) {
      monitor.add(draw(random, ABSTAINED, 0.8));
    }

    TrafficReport report = monitor.report();
    assertThat(report.status()).isEqualTo(Status.DRIFT);
    assertThat(report.verdict())
        .startsWith("Drift: ")
        .contains("'" + MAPPER.labelNames().get(0) + "' answers");
    assertThat(report.shares().stream().filter(SharePair::shifted))
        .extracting(pair -> pair.category().kind())
        .containsOnly(Kind.LABEL);
    assertThat(report.distances().get(Kind.LABEL)).isBetween(0.2, 0.5);
  }

  @Test
  void howUnsureTheMapperIsIsShownAndNotCompared() {
    Random random = new Random(7);
    TrafficMonitor monitor = monitor(random, 500);
    for (int i = 0; i < 1_000; i++) {
      ObservedDecision decision = draw(random, ABSTAINED, 0.4);
      Reason reason = decision.label().isEmpty() ? Reason.AMBIGUOUS : decision.reason();
      monitor.add(new ObservedDecision(decision.label(), reason, decision.familiarity()));
    }

    assertThat(monitor.warning()).isEmpty();
    assertThat(monitor.report().shares())
        .filteredOn(pair -> pair.p().isEmpty())
        .extracting(pair -> pair.category().name())
        .containsExactly("out_of_scope", "ambiguous");
  }

  @Test
  void theAlarmEndsWhenTheTrafficIsAsBeforeAndIsRemembered() {
    Random random = new Random(3);
    TrafficMonitor monitor = monitor(random, 500);
    add(monitor, random, 1_000, 0.6);
    assertThat(monitor.isShifted()).isTrue();

    add(monitor, random, 1_000, ABSTAINED);

    assertThat(monitor.isShifted()).isFalse();
    TrafficReport report = monitor.report();
    assertThat(report.status()).isEqualTo(Status.NO_DRIFT);
    assertThat(report.hasAlarm()).isTrue();
    assertThat(report.toText()).contains("Drift earlier: ", "the first after prompt 100");
  }

  @Test
  void fewPromptsAreNotEnoughToTell() {
    Random random = new Random(5);
    TrafficMonitor monitor = monitor(random, 500);
    add(monitor, random, 99, 1);
    monitor.finish();

    TrafficReport report = monitor.report();
    assertThat(report.status()).isEqualTo(Status.TOO_FEW);
    assertThat(report.toText())
        .startsWith("Not enough to tell: 99 prompts; at least 100 are needed.");
  }

  @Test
  void whatCameSinceTheLastLookCountsAtTheEnd() {
    Random random = new Random(5);
    TrafficMonitor monitor = monitor(random, 500);
    add(monitor, random, 150, ABSTAINED);
    monitor.finish();

    assertThat(monitor.report().looks().looks()).isEqualTo(2);
    assertThat(monitor.report().shares().get(0).live().whole()).isEqualTo(150);
  }

  @Test
  void countsAreTheSameBehindAFile() throws Exception {
    Random random = new Random(5);
    List<ObservedDecision> decisions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      decisions.add(draw(random, 0.3, 0.4));
    }
    TrafficCounts counts = TrafficCounts.of(MAPPER.labelNames(), decisions);

    String text = Json.line(counts);

    assertThat(text).contains("\"out_of_scope\":", "\"confident\":");
    assertThat(Json.mapper().readValue(text, TrafficCounts.class)).isEqualTo(counts);
    assertThat(counts.decisions()).isEqualTo(50);
  }
}
