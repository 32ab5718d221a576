package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Figures(Optional<Double> known, Optional<Double> unknown) {}

  @Test
  void anEmptyOptionalIsNull() {
    assertThat(Json.line(new Figures(Optional.of(0.0001), Optional.empty())))
        .isEqualTo("{\"known\":1.0E-4,\"unknown\":null}");
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
}
