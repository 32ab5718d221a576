package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.text.Errands;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a verdict is in a file. */
class VerdictTextTest {

  private static final String TWO = "play a waltz, then water the lawn";
  private static final Rails RAILS =
      new TextRails(Errands.model(), "hash", Jittering.OFF, Narrowing.NONE, Optional.empty());

  @Test
  void theSameInputGivesTheSameVerdictAndText() {
    String first = Json.line(family(TWO));

    assertThat(Json.line(family(TWO))).isEqualTo(first);
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream().map(i -> Json.line(family(TWO))))
        .containsOnly(first);
  }

  @Test
  void aVerdictIsReadBackFromItsText() throws Exception {
    for (Verdict verdict : List.of(family(TWO), detect("water the roses", "water"))) {
      assertThat(Json.mapper().readValue(Json.line(verdict), Verdict.class)).isEqualTo(verdict);
    }
  }

  @Test
  void theVerdictsTextHasTheDocumentedFields() {
    JsonNode node = Json.mapper().valueToTree(detect("water the roses", "water"));

    assertThat(node.propertyStream().map(Map.Entry::getKey))
        .containsExactly(
            "schema_version",
            "mode",
            "decision",
            "reason",
            "plan",
            "keep",
            "order",
            "steps",
            "channels",
            "sigma",
            "proto_width",
            "prior",
            "denoise",
            "flip_rate",
            "trace_sha256",
            "policy",
            "mapper",
            "rails_sha256");
    assertThat(node.get("mode").asText()).isEqualTo("detector");
    assertThat(node.get("reason").asText()).isEqualTo("confirmed");
    assertThat(
            Set.copyOf(node.at("/channels/water").propertyStream().map(Map.Entry::getKey).toList()))
        .isEqualTo(Set.of("peak_idx", "z", "area", "prior", "score"));
  }

  private static Verdict detect(String prompt, String label) {
    return RAILS.audit(Request.of(prompt, Mode.DETECTOR), Errands.decision(label));
  }

  private static Verdict family(String prompt) {
    return RAILS.audit(Request.of(prompt, Mode.FAMILY), null);
  }
}
