package io.micromap.evaluation.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftReport.ClassDrift;
import io.micromap.evaluation.drift.DriftReport.UnsharedLabel;
import io.micromap.evaluation.drift.Flips.LabelFlip;
import io.micromap.runtime.error.MicromapException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTallyTest {

  private final DriftTally tally = new DriftTally(Set.of("x", "y"), "oos");

  @Test
  void countsEveryKindOfFlip() {
    add("x", "x", "x");
    add("x", "x", "y");
    add("y", "x", null);
    add("y", null, "y");
    add("oos", null, "x");
    add("oos", null, null);

    Flips flips = tally.report().flips();

    assertThat(flips.all().part()).isEqualTo(4);
    assertThat(flips.all().whole()).isEqualTo(6);
    assertThat(flips.labelToLabel()).isEqualTo(1);
    assertThat(flips.labelToAbstain()).isEqualTo(1);
    assertThat(flips.abstainToLabel()).isEqualTo(2);
    assertThat(flips.rightToWrong()).as("x as y, and an answer out of scope").isEqualTo(2);
    assertThat(flips.wrongToRight()).isEqualTo(1);
    assertThat(flips.byLabel())
        .contains(
            new LabelFlip(Optional.empty(), Optional.of("x"), 1),
            new LabelFlip(Optional.of("x"), Optional.empty(), 1))
        .hasSize(4);
  }

  @Test
  void measuresTheWholeAndEveryClass() {
    add("x", "x", "x");
    add("x", "y", "x");
    add("y", "y", null);
    add("oos", "y", null);

    DriftReport report = tally.report();

    Accuracy accuracy = report.accuracy().orElseThrow();
    assertThat(accuracy.inScopeCoverage().after().rate()).isEqualTo(0.666667);
    assertThat(accuracy.accuracyOnFired().before()).isEqualTo(Share.of(2, 4));
    assertThat(accuracy.accuracyOnFired().after()).isEqualTo(Share.of(2, 2));
    assertThat(accuracy.overallAccuracy().before()).isEqualTo(Share.of(2, 4));
    assertThat(accuracy.overallAccuracy().after()).isEqualTo(Share.of(3, 4));
    assertThat(accuracy.oosRecall().after()).isEqualTo(Share.of(1, 1));
    assertThat(report.classes()).extracting(ClassDrift::label).containsExactly("x", "y");
    ClassDrift y = report.classes().get(1);
    assertThat(y.precision().before()).isEqualTo(Share.of(1, 3));
    assertThat(y.precision().change()).as("y is not answered any more").isEmpty();
    assertThat(y.coverage().after()).isEqualTo(Share.of(0, 1));
  }

  @Test
  void rowsOfALabelThatOneSideLacksCountAsFlipsAlone() {
    add("x", "x", "x");
    add("gone", "gone", "x");

    DriftReport report = tally.report();

    assertThat(report.flips().all().part()).isEqualTo(1);
    assertThat(report.compared()).isEqualTo(1);
    assertThat(report.accuracy().orElseThrow().overallAccuracy().after().rate()).isEqualTo(1);
    assertThat(report.unshared()).containsExactly(new UnsharedLabel("gone", 1, 1, 1, 1, 0));
    assertThat(DriftText.write(report, "old", "new"))
        .contains("not compared: 1 row of 'gone'", "gone to x");
  }

  @Test
  void withoutLabelsThereAreFlipsAndCoverageAlone() {
    tally.add(Optional.empty(), Optional.of("x"), Optional.empty());

    DriftReport report = tally.report();

    assertThat(report.accuracy()).isEmpty();
    assertThat(report.coverage().change().orElseThrow().value()).isEqualTo(-1);
    assertThat(DriftText.write(report, "old", "new")).contains("x to (abstained)");
  }

  @Test
  void gatesHoldThePointEstimateAndTellOfTheInterval() {
    for (int i = 0; i < 50; i++) {
      add("x", "x", i < 49 ? "x" : "y");
      add("y", "y", "y");
    }

    List<Gate> exact = gates(0.01, 0.01, null).check(tally.report());
    List<Gate> missed = gates(0.009, 0.009, null).check(tally.report());

    assertThat(exact).hasSize(4).allMatch(Gate::passed);
    assertThat(missed)
        .filteredOn(gate -> !gate.passed())
        .extracting(Gate::figure)
        .containsExactly("share of changed decisions", "accuracy on fired", "overall accuracy");
    assertThat(missed.get(2).toText()).contains("fell by 0.0100", "includes zero), above 0.009");
  }

  @Test
  void theGateOfClassesPassesOverWhatMayBeChance() {
    for (int i = 0; i < 40; i++) {
      add("x", "x", i < 25 ? "x" : null);
      add("y", "y", i == 0 ? null : "y");
    }

    assertThat(gates(null, null, 0.01).check(tally.report()))
        .singleElement()
        .satisfies(gate -> assertThat(gate.label()).contains("x"))
        .satisfies(gate -> assertThat(gate.passed()).isFalse())
        .satisfies(gate -> assertThat(gate.toText()).contains("accuracy of 'x'", "excludes zero"));
  }

  @Test
  void anImpossibleLimitIsRefused() {
    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> gates(2.0, null, null))
        .withMessageContaining("maxFlip 2.0");
  }

  private static DriftGates gates(Double maxFlip, Double maxDrop, Double maxClassDrop) {
    return new DriftGates(
        Optional.ofNullable(maxFlip),
        Optional.ofNullable(maxDrop),
        Optional.ofNullable(maxClassDrop));
  }

  private void add(String gold, String before, String after) {
    tally.add(Optional.of(gold), Optional.ofNullable(before), Optional.ofNullable(after));
  }
}
