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
  void numbersAreWrittenAsJacksonWritesThem(@ForAll @DoubleRange(max = 1.1) double value) {
    for (double each : new double[] {value, Json.round(value), Json.round(value / 1000), -value}) {
      assertThat(Json.object(to -> number(to, each))).isEqualTo("{\"n\":" + Json.line(each) + "}");
    }
  }

  @Test
  void numbersOfFewMillionthsAreWrittenAsJacksonWritesThem() {
    for (int millionths = 0; millionths <= 2_000; millionths++) {
      double value = millionths / 1e6;

      assertThat(Json.object(to -> number(to, value)))
          .isEqualTo("{\"n\":" + Json.line(value) + "}");
    }
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
