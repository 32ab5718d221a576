package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.SetsFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.runtime.mapper.RankedClasses;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SetCalibrationTest {

  private static final List<String> LABELS = List.of("a", "b", "c");

  @Test
  void withoutInScopeRowsNoSetIsCounted() {
    SetCalibration none = SetCalibration.of(new SampleScores().add("oos", "x", 0.9).rows(), 0.9);

    assertThat(none.meanSize()).isEmpty();
    assertThat(none.alone()).isEmpty();
    assertThat(Json.line(none)).contains("\"mean_size\":null,\"alone\":null");
  }

  @Test
  void setsHoldTheRightClassAsOftenAsPromised() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    for (int draw = 0; draw < 500; draw++) {
      double[] above = new double[100];
      Arrays.setAll(above, i -> drawn(random).above());
      PredictionSets sets = new PredictionSets(0.9, 100, SetCalibration.cut(above, 0.9), "");
      for (int i = 0; i < 20; i++) {
        Drawn next = drawn(random);
        held += sets.of(next.prediction, LABELS).contains(LABELS.get(next.gold)) ? 1 : 0;
      }
    }
    assertThat(held / 10_000.0).isBetween(0.89, 0.96);
  }

  @Test
  void theCutIsTheRankThatConformalPredictionAsksFor() {
    double[] above = {0.5, 0.1, 0.3, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9};

    assertThat(SetCalibration.cut(above, 0.9)).isEqualTo(0.9);
    assertThat(SetCalibration.cut(above, 0.8)).isEqualTo(0.8);
    assertThat(SetCalibration.cut(above, 0.79)).isEqualTo(0.8);
    assertThat(SetCalibration.cut(above, 0.91)).isEqualTo(1);
    assertThat(SetCalibration.cut(new double[0], 0.5)).isEqualTo(1);
  }

  @Test
  void tooFewRowsPutEveryClassIntoEverySetAndSayHowManyAreMissing() {
    ScoredRows rows = scored("prompt,label\nswap my ETH,swap\nswap a joke,oos\n");

    SetCalibration found = SetCalibration.of(rows, 0.99);

    assertThat(found.granted()).isFalse();
    assertThat(found.sets().rows()).isEqualTo(1);
    assertThat(found.sets().massAbove()).isEqualTo(1);
    assertThat(found.meanSize()).contains((double) rows.mapper().labelNames().size());
    assertThat(found.toText()).contains("at least 98 more in-scope held-out rows are needed");
  }

  @Test
  void enoughRowsOfASureMapperGiveSetsOfOneLabel() {
    LabelledPrompts data = SampleRows.read();

    SetCalibration found = SetCalibration.of(ScoredRows.of(SampleMapper.of(data), data), 0.8);

    assertThat(found.granted()).isTrue();
    assertThat(found.meanSize().orElseThrow()).isBetween(1.0, 1.5);
    assertThat(found.toText()).contains("labels a set on average");
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    ScoredRows rows = scored("prompt,label\nswap my ETH,swap\n");
    for (double share : new double[] {0, 1, -1, 2, Double.NaN}) {
      assertThatThrownBy(() -> SetCalibration.of(rows, share))
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining(String.valueOf(share));
    }
  }

  @Property(tries = 300, seed = "20")
  void whatIsWrittenIsReadAgain(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
      @ForAll @IntRange(min = 0, max = 1_000_000) int rows,
      @ForAll @DoubleRange(min = 0, max = 1) double massAbove) {
    Mapper mapper = SampleMapper.of(SampleRows.read());
    PredictionSets sets = new PredictionSets(share, rows, massAbove, mapper.model().sha256());

    assertThat(SetsFile.read(source(SetsFile.write(sets)), mapper)).isEqualTo(sets);
  }

  @Test
  void theSetsOfAnotherMapperAreRefused() {
    Mapper mapper = SampleMapper.of(SampleRows.read());
    byte[] file = SetsFile.write(new PredictionSets(0.9, 100, 0.5, "f00"));

    assertThatThrownBy(() -> SetsFile.read(source(file), mapper))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("sets.json")
        .hasMessageContaining("another mapper");
  }

  @Test
  void anotherFileIsRefused() {
    Mapper mapper = SampleMapper.of(SampleRows.read());
    for (String text : List.of("", "{}", "null", "[]", "{\"share\": 0.9}", "{\"swap\": 0.5}")) {
      assertThatThrownBy(() -> SetsFile.read(source(text.getBytes(StandardCharsets.UTF_8)), mapper))
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining("sets.json");
    }
  }

  /** A prompt with its class, and probabilities that are too sure of themselves. */
  private record Drawn(Prediction prediction, int gold) {

    double above() {
      return RankedClasses.of(prediction).above(gold);
    }
  }

  private static Drawn drawn(SplittableRandom random) {
    double[] truth = new double[3];
    Arrays.setAll(truth, k -> random.nextDouble() + 0.01);
    double sum = Arrays.stream(truth).sum();
    double[] said = Arrays.stream(truth).map(p -> p * p).toArray();
    double saidSum = Arrays.stream(said).sum();
    double at = random.nextDouble() * sum;
    int gold = at < truth[0] ? 0 : at < truth[0] + truth[1] ? 1 : 2;
    double[] probabilities = Arrays.stream(said).map(p -> 0.8 * p / saidSum).toArray();
    return new Drawn(new Prediction(0, 1, probabilities, 0.8, 1, Optional.empty(), false), gold);
  }

  private static ScoredRows scored(String csv) {
    return ScoredRows.of(SampleMapper.of(SampleRows.read()), SampleRows.read(csv));
  }

  private static Source source(byte[] bytes) {
    return Source.of("sets.json", new ByteArrayInputStream(bytes));
  }
}
