package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapperSizeTest {

  private static final LabelledPrompts ROWS = SampleRows.read();

  private static Bundle train(MapperSize size) {
    return new Trainer(TrainingOptions.DEFAULTS.withSize(size), 1, step -> {})
        .train(TrainingTask.ofLabels(ROWS.labels()), ROWS);
  }

  @Test
  void aSmallerSizeIsSmaller() {
    int small = BundleFormat.write(train(MapperSize.SMALL)).length;
    int standard = BundleFormat.write(train(MapperSize.STANDARD)).length;
    int full = BundleFormat.write(train(MapperSize.FULL)).length;

    assertThat(small).isLessThan(standard);
    assertThat(standard).isLessThan(full);
  }

  @Test
  void fewRowsKeepAllFeatures() {
    assertThat(BundleFormat.write(train(MapperSize.AUTO)))
        .isEqualTo(BundleFormat.write(train(MapperSize.FULL)));
  }

  @Test
  void theNumberOfRowsAClassDecidesWhereNothingElseDoes() {
    SizeOptions size = MapperSize.AUTO.options();

    assertThat(size.of(2_000, 2)).isEqualTo(MapperSize.FULL.options());
    assertThat(size.of(2_001, 2)).isEqualTo(MapperSize.STANDARD.options().of(2_001, 2));
    assertThat(MapperSize.STANDARD.options().of(2_000, 2).leastFeature()).isEqualTo(0.06);
    assertThat(MapperSize.STANDARD.options().of(2_001, 2).leastFeature()).isEqualTo(0.1);
    assertThat(size.of(2_001, 2).of(2, 2)).isEqualTo(size.of(2_001, 2));
    assertThat(MapperSize.FULL.options().of(2_001, 2)).isEqualTo(MapperSize.FULL.options());
    assertThat(MapperSize.SMALL.options().of(2, 2)).isEqualTo(MapperSize.SMALL.options());
  }

  @Test
  void anOptionOfBeforeHasNoNumberOfRows() throws IOException {
    String before = "{\"least_weight\":0.003,\"least_feature\":0.06,\"in_bytes\":true}";

    SizeOptions read = Json.mapper().readValue(before, SizeOptions.class);

    assertThat(read.of(1_000_000, 1)).isEqualTo(MapperSize.STANDARD.options().of(1, 1));
    assertThat(Json.mapper().writeValueAsString(read)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(MapperSize.class)
  void everySizeIsReadAsItIsWritten(MapperSize size) {
    byte[] bytes = BundleFormat.write(train(size));

    Bundle read = BundleFormat.read(bytes, "sample.mapper").bundle();

    assertThat(BundleFormat.write(read)).isEqualTo(bytes);
    assertThat(read.weights().isInBytes())
        .isEqualTo(size == MapperSize.SMALL || size == MapperSize.STANDARD);
  }

  @ParameterizedTest
  @EnumSource(MapperSize.class)
  void everySizeKnowsTheRowsThatTrainedIt(MapperSize size) {
    Mapper mapper =
        Mapper.of(BundleFormat.write(train(size)), "sample.mapper", SampleTraining.NO_DOMAINS);

    long right = ROWS.inScope().stream().filter(row -> isRight(mapper, row)).count();

    assertThat(right).isGreaterThan(ROWS.inScope().size() * 19L / 20);
  }

  private static boolean isRight(Mapper mapper, Row row) {
    return mapper.map(row.prompt()).candidate().equals(Optional.of(row.label()));
  }
}
