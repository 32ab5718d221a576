package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.dataset.RepeatedRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadViewTest {

  @Test
  void whereEveryClassHasAThresholdOfItsOwnNoSweptOneIsShown() {
    SweepSummary.Chosen chosen =
        SampleSweep.of(3, 60).report(Optional.empty(), Optional.empty(), true).summary().chosen();
    SortedMap<String, Double> own = new TreeMap<>(chosen.perClassThresholds());
    own.replaceAll((label, threshold) -> 0.123);

    HeadView.Chosen view = HeadView.Chosen.of(new SweepSummary.Chosen(chosen.metrics(), own));

    assertThat(view.threshold()).isEqualTo(Shown.NOTHING);
    assertThat(view.note()).isEqualTo("each class has its own");
    assertThat(HeadView.Chosen.of(chosen).threshold()).isNotEqualTo(Shown.NOTHING);
  }

  @Test
  void theTileOfOutOfScopeRowsSaysHowLittleFewProve() {
    Tiles tiles =
        Tiles.of("rows", "", new VerdictInWords(13, 10, 0, 3, 0, 0, 0, RepeatedRows.NONE));

    assertThat(tiles.figures().get(3).note()).contains("; 95 % interval from 43.85\u202f%");
  }
}
