package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Figures(Optional<Double> known, Optional<Double> unknown) {}

  @Test
  void anEmptyOptionalIsNull() {
    assertThat(Json.line(new Figures(Optional.of(0.0001), Optional.empty())))
        .isEqualTo("{\"known\":0.0001,\"unknown\":null}");
  }

  record Shares(
      double share, List<Double> all, @JsonSerialize(using = Rounded.class) double rounded) {}

  @Test
  void numbersOfRecordsAndMapsHaveNoExponent() {
    assertThat(Json.line(new Shares(0.000_102, List.of(1e-6, -2.5e-7), 0.000_012_34)))
        .isEqualTo("{\"share\":0.000102,\"all\":[0.000001,-0.00000025],\"rounded\":0.000012}");
    assertThat(Json.line(-1e-4)).isEqualTo("-0.0001");
    assertThat(Json.decimal(1e-4)).isEqualTo("0.0001");
    assertThat(Json.decimal(1)).isEqualTo("1.0");
    assertThat(Json.line(Map.of("a", 0.000_05))).isEqualTo("{\"a\":0.00005}");
  }

  @Test
  void halfOfASurrogatePairIsEscaped() {
    assertThat(Json.line("a\uD83D b\uDE80 \uD83D\uDE80"))
        .isEqualTo("\"a\\ud83d b\\ude80 \uD83D\uDE80\"");
  }

  @Property(tries = 500, seed = "7")
  void anyTextSurvivesAsBytes(@ForAll String text) throws JsonProcessingException {
    byte[] bytes = Json.pretty(List.of(text));

    assertThat(Json.parse(new String(bytes, StandardCharsets.UTF_8)).get(0).asText())
        .isEqualTo(text);
  }

  @Test
  void roundingIsThatOfExactDecimals() {
    for (int millionths = 0; millionths < 1_000_000; millionths += 7) {
      double half = (millionths + 0.5) / 1e6;
      for (double value : new double[] {half, Math.nextUp(half), Math.nextDown(half)}) {
        assertThat(Json.round(value)).isEqualTo(exact(value));
      }
      assertThat(Json.round(millionths / 1e6)).isEqualTo(exact(millionths / 1e6));
    }
  }

  @Property(tries = 2_000, seed = "9")
  void anyNumberIsRoundedAsAnExactDecimal(@ForAll double value) {
    assertThat(Json.round(value)).isEqualTo(exact(value));
  }

  private static double exact(double value) {
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
  }
}
