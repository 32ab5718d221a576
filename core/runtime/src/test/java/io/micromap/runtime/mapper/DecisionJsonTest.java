package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {

  record Answer(String id, @JsonUnwrapped Decision decision) {}

  @Property(tries = 500, seed = "5")
  void theFieldsAreThoseOfTheRecord(@ForAll String name, @ForAll long seed) {
    Decision decision = decision(name, new Random(seed));

    String expected = Json.line(new Answer(name, decision));
    assertThat(DecisionJson.line(name, decision)).isEqualTo(expected);
    assertThat(DecisionJson.bytes(Optional.of(name), decision, Optional.empty()))
        .isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 20, seed = "8")
  void anIdThatIsANumberStaysOne(@ForAll long seed) {
    Decision decision = decision("on", new Random(seed));

    String line =
        new String(
            DecisionJson.bytes(Optional.of(BigInteger.valueOf(seed)), decision, Optional.empty()),
            StandardCharsets.UTF_8);

    assertThat(line).startsWith("{\"id\":" + seed + ",");
  }

  @Property(tries = 20, seed = "6")
  void withoutAnIdThereIsNoSuchField(@ForAll long seed) {
    Decision decision = decision("on", new Random(seed));

    assertThat(DecisionJson.line(Optional.empty(), decision)).isEqualTo(Json.line(decision));
  }

  @Property(tries = 2_000, seed = "7")
  void numbersAreWrittenWithAllDigitsAndNoExponent(@ForAll @DoubleRange(max = 1.1) double value) {
    for (double each : new double[] {value, Json.round(value), Json.round(value / 1000), -value}) {
      assertPlain(each);
    }
  }

  @Test
  void numbersOfFewMillionthsAreWrittenSoToo() {
    for (int millionths = 0; millionths <= 2_000; millionths++) {
      assertPlain(millionths / 1e6);
    }
    assertPlain(Double.MIN_VALUE);
    assertThat(Json.object(to -> number(to, 0.000102))).isEqualTo("{\"n\":0.000102}");
  }

  private static void assertPlain(double value) {
    String line = Json.object(to -> number(to, value));

    assertThat(line).doesNotContain("E");
    assertThat(Double.parseDouble(line.substring(5, line.length() - 1))).isEqualTo(value);
  }

  @Test
  void aShownDecisionHasSixDecimalsWhereItStaysOnItsSideOfTheThreshold() {
    assertThat(DecisionJson.line("1", shown(0.000_123_456_7, 0.000_102_000_4)))
        .contains("\"confidence\":0.000123,\"threshold\":0.000102,");
    assertThat(DecisionJson.line("1", shown(0.5, 1 / 3.0))).contains("\"threshold\":0.333333,");
    assertThat(DecisionJson.line("1", shown(0.500_000_4, 0.500_000_6)))
        .contains("\"confidence\":0.5,\"threshold\":0.500001,");
    assertThat(DecisionJson.line("1", shown(0.499_999_9, 0.5)))
        .contains("\"confidence\":0.4999999,\"threshold\":0.5,");
    assertThat(DecisionJson.line("1", shown(0.500_000_1, 0.500_000_4)))
        .contains("\"confidence\":0.5000001,\"threshold\":0.5000004,");
  }

  @Property(tries = 2_000, seed = "9")
  void whatIsShownIsOnItsSideOfTheThreshold(
      @ForAll @DoubleRange(max = 1) double near, @ForAll long seed) {
    Random random = new Random(seed);
    double threshold = near + random.nextInt(3) * random.nextDouble() * 1e-6;
    double confidence = near + random.nextInt(3) * random.nextDouble() * 1e-6;

    Decision shown = shown(confidence, threshold);

    assertThat(shown.confidence() >= shown.threshold()).isEqualTo(confidence >= threshold);
  }

  private static Decision shown(double confidence, double threshold) {
    return new Decision(
            Optional.of("on"),
            confidence,
            new Decision.Limit(threshold, ThresholdSource.LOCK),
            confidence >= threshold ? Reason.CONFIDENT : Reason.BELOW_THRESHOLD,
            new Decision.Rival(Optional.of("off"), 0),
            List.of(),
            false,
            new Decision.Model("custom", "0"))
        .shown(List.of());
  }

  private static void number(JsonGenerator to, double value) throws IOException {
    to.writeFieldName("n");
    Json.writeNumber(to, value);
  }

  private static Decision decision(String name, Random random) {
    boolean known = random.nextBoolean();
    Reason reason = known ? any(Reason.values(), random) : Reason.EMPTY;
    return new Decision(
        known ? Optional.of(name) : Optional.empty(),
        random.nextDouble(),
        new Decision.Limit(random.nextInt(3) / 2.0, any(ThresholdSource.values(), random)),
        reason,
        new Decision.Rival(known ? Optional.of("b" + name) : Optional.empty(), 0.000_1),
        known ? List.of(new Decision.Ranked(name, 1), new Decision.Ranked("b", 0)) : List.of(),
        random.nextBoolean(),
        new Decision.Model(name, "0".repeat(64)));
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
