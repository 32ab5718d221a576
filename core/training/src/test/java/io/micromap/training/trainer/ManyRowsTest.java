package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done otherwise where there are many rows, here from the first row on. */
class ManyRowsTest {

  private static TrainingOptions many(int mostFeatures) {
    TrainingOptions usual = TrainingOptions.DEFAULTS;
    FitOptions fit = usual.fit();
    return new TrainingOptions(
        usual.seed(),
        usual.cost(),
        usual.balance(),
        usual.minDocuments(),
        usual.idfPower(),
        usual.folds(),
        usual.tune(),
        new FitOptions(
            fit.tolerance(),
            fit.maxIterations(),
            fit.size(),
            fit.scopePrior(),
            new ManyRowsOptions(fit.many().manyRows(), mostFeatures, 0, 0),
            fit.encoder()));
  }

  private static Bundle train(int threads, List<String> said) {
    LabelledPrompts rows = SampleRows.read();
    List<String> all = Collections.synchronizedList(said);
    return new Trainer(many(4_000_000), threads, all::add)
        .train(TrainingTask.ofLabels(rows.labels()), rows);
  }

  @Test
  void twoThreadsTrainWhatOneDoes() {
    assertThat(BundleFormat.write(train(2, new ArrayList<>())))
        .isEqualTo(BundleFormat.write(train(1, new ArrayList<>())));
  }

  @Test
  void memoryIsForetoldFirst() {
    List<String> said = new ArrayList<>();

    train(1, said);

    assertThat(said.get(0)).contains("MB that Java may use here; models fitted at a time: 1");
  }

  @Test
  void ordinaryRowsNeedNoForecast() {
    LabelledPrompts rows = SampleRows.read();
    List<String> said = Collections.synchronizedList(new ArrayList<>());

    new Trainer(TrainingOptions.DEFAULTS, 1, said::add)
        .train(TrainingTask.ofLabels(rows.labels()), rows);

    assertThat(said).noneMatch(line -> line.contains("MB"));
  }

  @Test
  void featuresOfOneRowAloneAreLeftOut() {
    LabelledPrompts rows = SampleRows.read();
    int usual =
        new Trainer(TrainingOptions.DEFAULTS, 1, step -> {})
            .train(TrainingTask.ofLabels(rows.labels()), rows)
            .features()
            .vocabulary()
            .size();

    assertThat(train(1, new ArrayList<>()).features().vocabulary().size())
        .isPositive()
        .isLessThan(usual);
  }

  @Test
  void asManyModelsAreFittedAtATimeAsMemoryHolds() {
    MemoryForecast forecast = new MemoryForecast(1e9, 2e9, true);

    assertThat(forecast.atOnce(6_000_000_000L, 8)).isEqualTo(2);
    assertThat(forecast.atOnce(60_000_000_000L, 8)).isEqualTo(8);
    assertThat(forecast.atOnce(1_000_000_000L, 8)).isEqualTo(1);
    assertThat(forecast.message(1_000_000_000L, 1))
        .hasValueSatisfying(text -> assertThat(text).startsWith("WARNING").contains("-Xmx"));
  }

  @Test
  void countingStaysBoundedAndKeepsWhatIsFrequent() {
    FeaturizerPipeline pipeline = new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical()));
    VocabularyBuilder builder = new VocabularyBuilder(pipeline, 400);
    for (int i = 0; i < 500; i++) {
      builder.add("turn on lamp" + i + " zone" + i * 7);
      builder.add("turn on");
    }

    Vocabulary built = builder.build(1, 0.5).vocabulary();

    assertThat(IntStream.range(0, built.size()).mapToObj(built::feature))
        .contains(new Feature(FeaturizerPipeline.WORD_VIEW, "turn"));
    assertThat(built.size()).isLessThan(400 + 128 + 100);
  }
}
