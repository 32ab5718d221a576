package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureCountsTest {

  private final FeaturizerPipeline pipeline =
      new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical()));

  @Test
  void aPartOfTheRowsHasTheFeaturesThatItHasAlone() {
    List<Row> rows = SampleRows.read().rows();
    List<Integer> places = IntStream.range(0, rows.size()).filter(i -> i % 3 != 1).boxed().toList();

    for (int minDocuments : new int[] {1, 2}) {
      TrainingOptions options = TrainingOptions.DEFAULTS.withMinDocuments(minDocuments);
      Weighted counted = new FeatureCounts(pipeline, rows).of(places, options);
      Weighted alone = alone(places.stream().map(rows::get).toList(), options);

      assertThat(counted.scales()).isEqualTo(alone.scales());
      assertThat(counted.vocabulary().write(counted.scales()))
          .isEqualTo(alone.vocabulary().write(alone.scales()));
    }
  }

  private Weighted alone(List<Row> rows, TrainingOptions options) {
    VocabularyBuilder builder =
        new VocabularyBuilder(pipeline, options.fit().many().mostFeatures());
    rows.forEach(row -> builder.add(row.prompt()));
    return builder.build(options.minDocumentsFor(rows.size()), options.idfPower());
  }
}
