package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.training.trainer.Tuning.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static final List<FeaturizerDefinition> SINGLE_WORDS =
      List.of(
          FeaturizerDefinition.lexical(Map.of("words", "1", "pair_window", "0", "chars_max", "0")));
  private static final List<FeaturizerDefinition> WORDS_AND_PAIRS =
      List.of(FeaturizerDefinition.lexical());

  @Test
  void aRecipeThatReadsTheOrderOfWordsIsTakenWhereOnlyTheOrderTells() {
    Tuning tuning =
        Tuning.run(
            List.of(recipe("single", SINGLE_WORDS), recipe("ordered", WORDS_AND_PAIRS)),
            rowsToldByTheOrderOfWords(),
            2,
            step -> {});

    assertThat(tuning.chosen()).isEqualTo(1);
    assertThat(tuning.trials().get(0).gain()).isZero();
    assertThat(tuning.trials().get(1).accuracy()).isGreaterThan(0.95);
    assertThat(tuning.trials().get(1).gain())
        .isGreaterThan(5 * tuning.trials().get(1).standardError());
  }

  @Test
  void theUsualRecipeStaysWhereNoneIsClearlyBetter() {
    Tuning tuning =
        Tuning.run(
            List.of(recipe("ordered", WORDS_AND_PAIRS), recipe("single", SINGLE_WORDS)),
            rowsToldByTheOrderOfWords(),
            1,
            step -> {});

    assertThat(tuning.chosen()).isZero();
    assertThat(tuning.trials().get(1).gain()).isNegative();
  }

  @Test
  void theTableStandsInTheModelCardAndTheBytesDoNotDependOnThreads() {
    LabelledPrompts rows = SampleRows.read();
    TrainingTask task = TrainingTask.ofLabels(rows.labels());
    TrainingOptions options = TrainingOptions.DEFAULTS.withTune(true);

    Bundle bundle = new Trainer(options, 1, step -> {}).train(task, rows);

    assertThat(bundle.modelCard()).contains("| **the usual recipe** |", "| cost 3 |");
    assertThat(bundle.provenance().path("tuning").path("trials")).hasSize(14);
    assertThat(bundle.provenance().path("options").path("tune").asBoolean()).isTrue();
    assertThat(BundleFormat.write(new Trainer(options, 2, step -> {}).train(task, rows)))
        .isEqualTo(BundleFormat.write(bundle));
  }

  @Test
  void aCandidateThatIsTheUsualRecipeIsTriedOnce() {
    List<FeaturizerDefinition> masked =
        List.of(FeaturizerDefinition.lexical(Map.of("mask_numbers", "true")));

    assertThat(Tuning.recipes(TrainingOptions.DEFAULTS, masked))
        .extracting(Recipe::name)
        .contains("pair_window 0")
        .doesNotContain("mask_numbers true")
        .hasSize(13);
  }

  private static Recipe recipe(String name, List<FeaturizerDefinition> featurizers) {
    return new Recipe(name, TrainingOptions.DEFAULTS, featurizers);
  }

  private static TrainingRows rowsToldByTheOrderOfWords() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean there = i % 2 == 0;
      String text =
          (there ? "from home to work by " : "from work to home by ") + (char) ('a' + i / 2);
      rows.add(new Row("r" + i, text, there ? "there" : "back", "r" + i));
    }
    int[] y = rows.stream().mapToInt(row -> row.label().equals("there") ? 0 : 1).toArray();
    return new TrainingRows(rows, y, 2, false, new float[0][], new float[0][]);
  }
}
