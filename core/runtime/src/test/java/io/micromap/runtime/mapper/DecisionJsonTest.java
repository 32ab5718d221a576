package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecisionJsonTest {

  record Answer(String id, @JsonUnwrapped Decision decision) {}

  @Property(tries = 500, seed = "5")
  void theFieldsAreThoseOfTheRecord(@ForAll String name, @ForAll long seed) {
    Decision decision = decision(name, new Random(seed));

    assertThat(DecisionJson.line(name, decision)).isEqualTo(Json.line(new Answer(name, decision)));
  }

  @Property(tries = 20, seed = "6")
  void withoutAnIdThereIsNoSuchField(@ForAll long seed) {
    Decision decision = decision("on", new Random(seed));

    assertThat(DecisionJson.line(Optional.empty(), decision)).isEqualTo(Json.line(decision));
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
