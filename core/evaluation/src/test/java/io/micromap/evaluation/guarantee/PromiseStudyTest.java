package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseStudyTest {

  private static final ViolationStudy SPLITS =
      new ViolationStudy(Target.perClass(0.98, 0.95), 300, 0.5, 42);

  /** Wrong answers 0.1 (1 - t)^6 reach 0.02 where 1 - t, the coverage, is 0.2^(1/6) = 0.765. */
  @Test
  void theOracleFindsTheKnownOptimumAndThePromiseIsKept() {
    PromiseLine line = MaxWrongStudy.of(SPLITS).get(0).synthetic(4000);

    assertThat(line.cost().oracle()).isBetween(0.75, 0.78);
    assertThat(line.missed()).isLessThan(0.06);
    assertThat(line.cost().calibrated()).isBetween(0.70, 0.75);
  }

  @Test
  void onAverageTheMeanIsKeptAndMoreIsAnswered() {
    PromiseLine line = MaxWrongStudy.of(SPLITS).get(1).synthetic(4000);

    assertThat(line.mean()).isBetween(0.019, 0.0205);
    assertThat(line.cost().calibrated()).isBetween(0.75, 0.77);
  }

  @Test
  void setsAreCountedInLabels() {
    LabelledPrompts data = SampleRows.read();
    PromiseLine line =
        new SetStudy(0.8, SPLITS).of("sample", List.of(ScoredRows.of(SampleMapper.of(data), data)));

    assertThat(line.mean()).isGreaterThan(0.79);
    assertThat(line.cost().calibrated()).isBetween(1.0, 4.0);
    assertThat(line.toMarkdown()).contains("labels", "sets hold ≥ 0.8 on average");
  }
}
