package io.micromap.evaluation.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.MicromapException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code per_class_thresholds.json} as bytes. */
class ThresholdsFilePropertyTest {

  @Property(tries = 500, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void thresholdsAreReadBackAsTheyWereWritten(
      @ForAll("thresholds") SortedMap<String, Double> thresholds) {
    byte[] bytes = ThresholdsFile.write(thresholds);

    SortedMap<String, Double> read = read(text(bytes), List.copyOf(thresholds.keySet()));

    assertThat(read).isEqualTo(thresholds);
    assertThat(ThresholdsFile.write(read)).isEqualTo(bytes);
  }

  @Property(tries = 1000, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void aDamagedFileIsReadOrNamed(
      @ForAll("thresholds") SortedMap<String, Double> thresholds, @ForAll("damaged") String text) {
    try {
      assertThat(read(text, List.copyOf(thresholds.keySet())).values()).allMatch(t -> t >= 0);
    } catch (MicromapException e) {
      assertThat(e).hasMessageContaining("t.json");
    }
  }

  @Provide
  Arbitrary<SortedMap<String, Double>> thresholds() {
    return Arbitraries.maps(AnyText.names(), Arbitraries.doubles().between(0, 1))
        .ofMaxSize(4)
        .map(TreeMap::new);
  }

  @Provide
  Arbitrary<String> damaged() {
    return AnyText.damaged(thresholds().map(t -> text(ThresholdsFile.write(t))))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static SortedMap<String, Double> read(String text, List<String> labels) {
    return ThresholdsFile.read(SampleRows.source("t.json", text), labels);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
