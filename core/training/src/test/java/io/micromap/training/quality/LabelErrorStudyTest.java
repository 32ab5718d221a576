package io.micromap.training.quality;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.training.quality.LabelErrorStudy.Line;
import io.micromap.training.quality.LabelErrorStudy.Planting;
import io.micromap.training.quality.LabelErrorStudy.Ranking;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelErrorStudyTest {

  private final LabelledPrompts rows = SampleRows.read();
  private final SuspiciousLabels search =
      new SuspiciousLabels(
          TrainingTask.ofLabels(rows.labels()),
          new Trainer(TrainingOptions.DEFAULTS, 1, step -> {}));

  @Test
  void plantedErrorsAmongEasyRowsAreFound() {
    List<Line> lines = new LabelErrorStudy(search, 0.05, 1, 2).of(rows, Planting.UNIFORM);

    assertThat(lines).extracting(Line::ranking).containsExactly(Ranking.values());
    assertThat(lines.get(0).recallAtHalf()).isEqualTo(1);
    assertThat(lines.get(0).toMarkdown()).startsWith("| rows.csv | uniform | doubt | 1.000, 1.000");
  }

  @Test
  void confusableErrorsAreNoEasierAndRunsRepeat() {
    LabelErrorStudy study = new LabelErrorStudy(search, 0.05, 3, 1);

    assertThat(study.of(rows, Planting.CONFUSABLE))
        .hasToString(study.of(rows, Planting.CONFUSABLE).toString());
  }

  @Test
  void impossibleStudiesAreRefused() {
    assertFails(ErrorCode.USAGE, () -> new LabelErrorStudy(search, 0, 1, 1), "share in (0, 0.5]");
    assertFails(ErrorCode.USAGE, () -> new LabelErrorStudy(search, 0.1, 1, 0), "1 or more");
  }
}
