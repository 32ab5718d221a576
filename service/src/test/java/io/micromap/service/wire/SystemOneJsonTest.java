package io.micromap.service.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Tier;
import io.micromap.service.fallback.FallbackAnswer.Note;
import io.micromap.service.wire.SystemOne.Answer;
import io.micromap.service.wire.SystemOne.Choice;
import io.micromap.service.wire.SystemOne.Noul;
import io.micromap.service.wire.SystemOne.Response;
import io.micromap.service.wire.SystemOne.Usage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemOneJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"swap", "quote \" and \\ and \n", "é世😀", "half \ud83d", ""})
  void theBytesAreThoseOfTheRecords(String text) {
    for (int seed = 0; seed < 50; seed++) {
      Response response = response(text, new Random(seed));

      assertThat(SystemOneJson.bytes(response))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(new String(Json.bytes(response), StandardCharsets.UTF_8));
    }
  }

  private static Response response(String text, Random random) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    probabilities.put("a" + text, random.nextDouble());
    probabilities.put("b", random.nextInt(3) / 2.0);
    Map<String, Answer> answers = new LinkedHashMap<>();
    answers.put(
        "q" + text,
        new Choice("choice", text, random.nextDouble(), probabilities, told(text, random)));
    answers.put("noul", new Noul("noul", random.nextDouble() / 10_000, told(text, random)));
    return new Response(text, answers, new Usage(random.nextInt(5), random.nextInt(5)));
  }

  private static Told told(String text, Random random) {
    Details details =
        new Details(
            random.nextBoolean() ? Decision.Status.MAPPED : Decision.Status.ABSTAINED,
            "confident",
            random.nextInt(3) / 2.0,
            maybe(text, random),
            random.nextDouble(),
            new Decision.Model(
                "id",
                "0".repeat(64),
                random.nextBoolean() ? Optional.of(Tier.LEXICAL) : Optional.empty()));
    Optional<Note> note =
        random.nextBoolean()
            ? Optional.of(new Note("failed", maybe(text, random), maybe("why", random)))
            : Optional.empty();
    return new Told(details, maybe(text, random), note);
  }

  private static Optional<String> maybe(String text, Random random) {
    return random.nextBoolean() ? Optional.of(text) : Optional.empty();
  }
}
