package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.Fingerprints;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.trainer.CrossValidation.Fold;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  private static final LabelledPrompts ROWS = SampleRows.read();
  private final List<Fold> folds =
      new CrossValidation(
              new Trainer(TrainingOptions.DEFAULTS, 2, step -> {}),
              TrainingTask.ofLabels(ROWS.labels()),
              DomainRegistry.of(List.of(), List.of()),
              3,
              7)
          .run(ROWS);

  @Test
  void everyRowIsHeldOutOnce() {
    assertThat(folds).hasSize(3);
    assertThat(folds.stream().flatMap(fold -> fold.heldOut().rows().stream()))
        .containsExactlyInAnyOrderElementsOf(ROWS.rows());
  }

  @Test
  void noMapperWasTrainedOnTheRowsOfItsFold() {
    for (Fold fold : folds) {
      String trainedOn = fold.mapper().bundle().provenance().path(Fingerprints.FIELD).asText();
      List<Row> others =
          ROWS.rows().stream().filter(row -> !fold.heldOut().rows().contains(row)).toList();

      assertThat(Fingerprints.seen(trainedOn, fold.heldOut().rows())).isEmpty();
      assertThat(Fingerprints.seen(trainedOn, others)).isEqualTo(others);
    }
  }
}
