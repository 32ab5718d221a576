package io.micromap.evaluation.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.evaluation.drift.PairedChange.Difference;
import org.junit.jupiter.api.Test;

class PairedChangeTest {

  @Test
  void agreesWithThePublishedPairedExample() {
    // Bentur et al. 2009, as analysed by Fagerland, Lydersen and Laake (2014): 1 and 1, 7 and 12.
    PairedTally tally = new PairedTally();
    add(tally, 1, true, true);
    add(tally, 1, true, false);
    add(tally, 7, false, true);
    add(tally, 12, false, false);

    PairedChange paired = tally.change();
    Difference change = paired.change().orElseThrow();

    assertThat(change.value()).isEqualTo(0.285714);
    assertThat(change.lower()).isCloseTo(0.026, within(0.001));
    assertThat(change.upper()).isCloseTo(0.507, within(0.001));
    assertThat(paired.p().orElseThrow()).isCloseTo(0.0703, within(0.0001));
    assertThat(change.excludesZero()).isTrue();
  }

  @Test
  void sharesOfDifferentRowsAreComparedAsIndependentOnes() {
    // Newcombe 1998, Statistics in Medicine 17, 873-890, example (a): 56 of 70 and 48 of 80.
    PairedTally tally = new PairedTally();
    for (int i = 0; i < 70; i++) {
      tally.add(false, false, true, i < 56);
    }
    for (int i = 0; i < 80; i++) {
      tally.add(true, i < 48, false, false);
    }

    PairedChange paired = tally.change();
    Difference change = paired.change().orElseThrow();

    assertThat(change.value()).isEqualTo(0.2);
    assertThat(change.lower()).isCloseTo(0.0524, within(0.0001));
    assertThat(change.upper()).isCloseTo(0.3339, within(0.0001));
    assertThat(paired.p()).isEmpty();
  }

  @Test
  void rowsInCommonMakeTheIntervalNarrower() {
    PairedTally paired = new PairedTally();
    add(paired, 80, true, true);
    add(paired, 5, false, true);
    add(paired, 15, false, false);
    PairedTally apart = new PairedTally();
    for (int i = 0; i < 100; i++) {
      apart.add(true, i < 80, false, false);
      apart.add(false, false, true, i < 85);
    }

    Difference narrow = paired.change().change().orElseThrow();
    Difference wide = apart.change().change().orElseThrow();

    assertThat(narrow.value()).isEqualTo(wide.value());
    assertThat(narrow.lower()).isGreaterThan(wide.lower());
    assertThat(narrow.upper()).isLessThan(wide.upper());
    assertThat(narrow.excludesZero()).isTrue();
    assertThat(wide.excludesZero()).isFalse();
  }

  @Test
  void nothingChangedIsNoChange() {
    PairedTally tally = new PairedTally();
    add(tally, 30, true, true);
    add(tally, 10, false, false);

    assertThat(tally.change().change().orElseThrow().value()).isZero();
    assertThat(tally.change().excludesZero()).isFalse();
    assertThat(tally.change().p()).contains(1.0);
    assertThat(tally.change().drop()).isZero();
  }

  @Test
  void aShareWithoutRowsCannotBeCompared() {
    PairedTally tally = new PairedTally();
    tally.add(true, true, false, false);

    assertThat(tally.change().change()).isEmpty();
    assertThat(tally.change().after().whole()).isZero();
    assertThat(tally.change().drop()).isZero();
  }

  private static void add(PairedTally tally, int rows, boolean before, boolean after) {
    for (int i = 0; i < rows; i++) {
      tally.add(before, after);
    }
  }
}
