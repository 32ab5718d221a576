package io.micromap.evaluation.artifact;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsFileTest {

  @Test
  void whatIsWrittenIsReadBack() {
    SortedMap<String, Double> thresholds = new TreeMap<>(Map.of("swap", 0.25, "stake", 1.0));
    String text = new String(ThresholdsFile.write(thresholds), StandardCharsets.UTF_8);

    assertThat(text).isEqualTo("{\n  \"stake\" : 1.0,\n  \"swap\" : 0.25\n}\n");
    assertThat(read(text)).isEqualTo(thresholds);
  }

  @Test
  void zeroOneAndNoneAtAllAreFine() {
    assertThat(read("{\"swap\":0,\"stake\":1}")).containsEntry("swap", 0.0);
    assertThat(read("{}")).isEmpty();
  }

  @Test
  void anUnknownLabelIsNamedWithWhatWasMeant() {
    assertFails(
        ErrorCode.UNKNOWN_LABEL,
        () -> read("{\"swp\":0.5,\"banana\":0.5,\"stake\":2}"),
        "t.json: unknown label 'swp'. Did you mean 'swap'?",
        "t.json: unknown label 'banana'.",
        "t.json: 'stake' has 2",
        "The mapper's labels: stake, swap");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1.01", "\"0.5\"", "null", "true", "[0.5]", "1e400"})
  void aValueThatIsNoNumberInTheUnitIntervalIsNamed(String value) {
    assertFails(
        ErrorCode.BAD_THRESHOLD,
        () -> read("{\"swap\":" + value + "}"),
        "t.json: 'swap' has ",
        "not a number in [0, 1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n\"swap\":0.5,\n}",
        "{\n\n\"swap\" 0.5}",
        "{\n\n\"swap\":0.5} {}",
        "{\n\n\"swap\":NaN}",
        "{\"swap\":0.5,\n\n\"swap\":0.6}"
      })
  void whatIsNotJsonIsNamedWithItsLine(String text) {
    assertFails(
        ErrorCode.BAD_JSON, () -> read(text), "t.json, line 3: malformed JSON", "Expected {");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "0.5", "null", "\"swap\""})
  void whatIsNoObjectIsRefused(String text) {
    assertFails(ErrorCode.BAD_JSON, () -> read(text), "t.json: is not a JSON object");
  }

  private static SortedMap<String, Double> read(String text) {
    return ThresholdsFile.read(SampleRows.source("t.json", text), List.of("stake", "swap"));
  }
}
