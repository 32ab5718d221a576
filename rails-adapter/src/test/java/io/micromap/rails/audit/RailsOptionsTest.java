package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.text.Errands;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.bundle.Archive;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tuned number that acts when a prompt is answered is the rails file's own. */
class RailsOptionsTest {
  private static final String OPTIONS = "options.json";
  private static byte[] file;

  @BeforeAll
  static void fit() {
    file = TextModelFormat.write(Errands.model());
  }

  @Test
  void theFileHoldsTheseNumbers() throws IOException {
    assertThat(numbers("", options()))
        .containsExactly(
            "clauses.most_words 512",
            "clauses.shortest_part 3",
            "clauses.longest_part 5",
            "plan.most_clauses 8",
            "plan.then_cost -4.0",
            "plan.fragment_cost 20.0",
            "plan.none_cost 2.0",
            "plan.unknown_weight 2.0",
            "narrowing.least_probability 0.35",
            "narrowing.least_in_scope 0.7",
            "narrowing.least_of_clause 0.95",
            "channels.samples 12",
            "channels.least_sigma 4",
            "channels.most_sigma 9",
            "channels.sigma_divisor 8",
            "channels.least_width 13",
            "channels.most_width 61",
            "channels.width_share 0.7",
            "typos.shortest_word 6",
            "typos.count 4",
            "polarity.least_share 0.5",
            "polarity.own_verb_share 0.25");
    assertThat(options().at("/clauses/connectives")).hasSize(71);
    assertThat(options().at("/clauses/joining").toString()).contains("plus");
  }

  /** A prompt, a number of the file, another value of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dim the lamp | clauses | most_words | 2",
        "dim the lamp | clauses | longest_part | 3",
        "dim all lights, please | plan | most_clauses | 1",
        "play a waltz then now | plan | then_cost | 90",
        "dim all lights, please | plan | fragment_cost | -90",
        "play a waltz, then tell me a joke | plan | none_cost | 90",
        "dim the frobnicated gadget | plan | unknown_weight | 90",
        "dim the lamp | narrowing | least_probability | 0.5",
        "dim the lamp | narrowing | least_in_scope | 1",
        "dim the lamp | channels | samples | 9",
        "dim the lamp | channels | least_sigma | 8",
        "dim the lamp | channels | most_sigma | 5",
        "dim the lamp | channels | sigma_divisor | 9",
        "dim the lamp | channels | least_width | 50",
        "dim the lamp | channels | most_width | 20",
        "dim the lamp | channels | width_share | 0.5",
        "sprinkle a waltz | typos | shortest_word | 3",
        "favourite | typos | count | 90",
        "water the roses and never soak them | polarity | least_share | 0.01",
        "stop the lamp | polarity | own_verb_share | 0.001",
      })
  void theVerdictIsThatOfTheFilesNumber(String prompt, String group, String name, String value)
      throws IOException {
    Verdict before = verdict(model(options()), prompt);

    ObjectNode changed = options();
    ((ObjectNode) changed.get(group)).set(name, Json.parse(value));

    assertThat(Json.line(verdict(model(changed), prompt))).isNotEqualTo(Json.line(before));
  }

  @Test
  void theConnectivesAreTheFilesOwn() throws IOException {
    ObjectNode changed = options();
    ((ObjectNode) changed.get("clauses")).set("connectives", Json.parse("[\"et puis\"]"));
    String prompt = "play a waltz et puis water the lawn";

    assertThat(verdict(model(changed), prompt).order()).containsExactly("music", "water");
    assertThat(verdict(model(options()), prompt).order()).hasSize(1);
  }

  @Test
  void soIsThePunctuation() throws IOException {
    ObjectNode changed = options();
    ((ObjectNode) changed.get("clauses")).put("commas", "").put("sentence_ends", "");
    String prompt = "dim the lamp! play a waltz";

    assertThat(Json.line(verdict(model(changed), prompt)))
        .isNotEqualTo(Json.line(verdict(model(options()), prompt)));
  }

  private static Verdict verdict(TextModel model, String prompt) {
    Narrowing unsure =
        words ->
            new Narrowing.Probabilities(Map.of("lights", 0.4, "music", 0.45, "water", 0.05), 0.9);
    return new TextRails(model, "hash", Jittering.FULL, unsure, Optional.empty())
        .audit(Request.of(prompt, Mode.FAMILY), null);
  }

  private static ObjectNode options() throws IOException {
    String text = new String(Archive.entries(file).get(OPTIONS), StandardCharsets.UTF_8);
    return (ObjectNode) Json.parse(text);
  }

  private static TextModel model(ObjectNode options) throws IOException {
    Map<String, byte[]> entries = Archive.entries(file);
    entries.put(OPTIONS, Json.pretty(options));
    return TextModelFormat.read(Archive.write(entries), "x").model();
  }

  private static List<String> numbers(String path, JsonNode node) {
    List<String> numbers = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              if (field.getValue().isNumber()) {
                numbers.add(path + field.getKey() + " " + field.getValue());
              } else if (field.getValue().isObject()) {
                numbers.addAll(numbers(path + field.getKey() + ".", field.getValue()));
              }
            });
    return numbers;
  }
}
