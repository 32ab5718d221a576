package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both wire formats of decision models against the real service. */
class DecisionModelsOverHttpTest {

  @TempDir private static Path folder;
  private static SampleService service;

  @BeforeAll
  static void start() {
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    service =
        SampleService.start(
            SampleService.mappers(new MapperFiles(mapper, Optional.empty())),
            Limits.DEFAULTS,
            Optional.empty());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void aChoiceIsAnsweredWithProbabilitiesOfTheOptions() {
    JsonNode answer = choice(LIGHTS, "'music':null,'lights':'Switch lights.','water':{}");

    assertThat(answer.path("type").asText()).isEqualTo("choice");
    assertThat(answer.path("choice").asText()).isEqualTo("lights");
    assertThat(answer.path("confidence").asDouble()).isBetween(0.5, 1.0);
    assertThat(answer.path("probabilities").fieldNames())
        .toIterable()
        .containsExactly("music", "lights", "water");
    assertThat(sum(answer)).isCloseTo(1, within(1e-9));
    assertThat(answer.path("micromap").path("status").asText()).isEqualTo("MAPPED");
    assertThat(answer.path("micromap").path("model").path("sha256").asText()).hasSize(64);
  }

  @Test
  void anAbstentionIsTheCatchAllOrHasNoConfidence() {
    JsonNode caught = choice(STRANGE, "'lights':null,'water':null,'other':null");
    JsonNode forced = choice(STRANGE, "'lights':null,'water':null");
    JsonNode subset = choice(LIGHTS, "'music':null,'water':null");

    assertThat(caught.path("choice").asText()).isEqualTo("other");
    assertThat(caught.path("probabilities").path("other").asDouble()).isGreaterThan(0.5);
    assertThat(forced.path("confidence").asDouble()).isZero();
    assertThat(sum(forced)).isCloseTo(1, within(1e-9));
    assertThat(forced.path("micromap").path("status").asText()).isEqualTo("ABSTAINED");
    assertThat(subset.path("confidence").asDouble()).isZero();
    assertThat(subset.path("micromap").path("reason").asText()).isEqualTo("label_not_asked");
    assertThat(subset.path("micromap").path("candidate").asText()).isEqualTo("lights");
  }

  @Test
  void yesOrNoIsTheProbabilityOfTheLabelThatIsNamed() {
    JsonNode answers =
        systemOne(
                LIGHTS,
                "'lights':{'type':'noul'},'q':{'type':'noul','instructions':'label: water'}")
            .json()
            .path("answers");

    assertThat(answers.path("lights").path("noul").asDouble()).isGreaterThan(0.5);
    assertThat(answers.path("lights").has("confidence")).isFalse();
    assertThat(answers.path("q").path("noul").asDouble()).isLessThan(0.1);
  }

  @Test
  void theStateMayBeJsonOrNull() {
    String question = "'q':{'type':'choice','criteria':{'lights':null,'water':null,'none':null}}";

    JsonNode nested = systemOneOf("{'a':{'b':['please dim','the lamp']},'n':3}", question).json();
    assertThat(nested.at("/answers/q/choice").asText()).isEqualTo("lights");
    assertThat(systemOneOf("null", question).json().at("/answers/q/micromap/reason").asText())
        .isEqualTo("empty");
  }

  @Test
  void whatAMapperCannotAnswerIsRefusedWithWhatItCan() {
    assertRefused(systemOne(LIGHTS, "'q':{'type':'choice','criteria':{'lights':0,'lamp':0}}"), 422)
        .contains("lamp", "water, lights, music");
    assertRefused(systemOne(LIGHTS, "'q':{'type':'chioce','criteria':['a','b']}"), 422)
        .contains("must be 'choice' or 'noul'.");
    assertRefused(systemOne(LIGHTS, "'q':{'type':'score','criteria':['a','b']}"), 422)
        .contains("questions.q.type");
    assertRefused(systemOne(LIGHTS, "'angry':{'type':'noul','instructions':'Angry?'}"), 422)
        .contains("water, lights, music");
    assertRefused(systemOne(LIGHTS, ""), 422).contains("questions");
    assertRefused(systemOneOf("true", "'lights':{'type':'noul'}"), 422).contains("state");
    assertRefused(decisions("[{'role':'user','content':null}]"), 422).contains("content");
    assertRefused(decisions("[{'role':'user'}]"), 422).contains("content");
    assertRefused(systemOne(LIGHTS, manyNouls(401)), 422).contains("400");
    assertRefused(service.post("/v1/systemone", "{'model':'default','questions':{}}"), 422)
        .contains("state");
    assertRefused(
            service.post("/v1/systemone", "{'model':'jev-latest','state':'x','questions':{}}"), 404)
        .contains("jev-latest", "custom");
  }

  @Test
  void fourHundredQuestionsAreAnsweredInOneRequest() {
    JsonNode answers = systemOne(LIGHTS, manyNouls(400)).json().path("answers");

    assertThat(answers).hasSize(400);
    assertThat(answers.path("q399").path("noul").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void openAiAsksInOrderAndGetsRefusalsWhereTheMapperAbstains() {
    JsonNode answered = decisions("'" + LIGHTS + "'").json();
    JsonNode abstained = decisions("'" + STRANGE + "'").json();

    assertThat(answered.at("/answers/0/choice").asText()).isEqualTo("lights");
    assertThat(answered.at("/answers/0/name").asText()).isEqualTo("first");
    assertThat(answered.at("/answers/0/probabilities/1/value").asText()).isEqualTo("lights");
    assertThat(answered.at("/answers/1/probability").asDouble()).isGreaterThan(0.5);
    assertThat(answered.at("/answers/1/name").isNull()).isTrue();
    assertThat(answered.at("/answers/2/choice").asText()).isEqualTo("lights");
    assertThat(answered.at("/usage/total_tokens").asInt()).isZero();
    assertThat(abstained.at("/answers/0/type").asText()).isEqualTo("refusal");
    assertThat(abstained.at("/answers/0/name").asText()).isEqualTo("first");
    assertThat(abstained.at("/answers/1/type").asText()).isEqualTo("refusal");
    assertThat(abstained.at("/answers/2/choice").asText()).isEqualTo("none");
  }

  @Test
  void openAiMessagesAreReadFromTheLastOneOfTheUser() {
    String earlier = "{'role':'user','content':'play a waltz'},{'role':'assistant','content':'ok'}";
    String parts =
        "[{'type':'input_text','text':'please dim'},{'type':'input_text','text':'the lamp'}]";

    assertThat(
            decisions("[" + earlier + ",{'role':'user','content':" + parts + "}]")
                .json()
                .at("/answers/0/choice")
                .asText())
        .isEqualTo("lights");
    assertRefused(decisions("[{'role':'system','content':'x'}]"), 422).contains("user");
    assertRefused(decisions("[{'role':'user','content':[{'type':'input_image'}]}]"), 422)
        .contains("input_image");
  }

  @Test
  void bothKindsOfClientsFindTheModelsInOneList() {
    JsonNode list = service.get("/v1/models").json();

    assertThat(list.at("/models/0/name").asText()).isEqualTo("custom");
    assertThat(list.at("/models/0/labels")).hasSize(3);
    assertThat(list.at("/object").asText()).isEqualTo("list");
    assertThat(list.at("/data/0/id").asText()).isEqualTo("custom");
  }

  @Test
  void everyAnswerHasAnIdOfItsRequest() {
    Answer own = service.send(service.request("/health").header("x-request-id", "mine-7").build());

    assertThat(own.header("x-typesafe-request-id")).isEqualTo("mine-7");
    assertThat(service.get("/nowhere").header("x-request-id")).isNotEmpty();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertRefused(
      Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error_type").asText()).isNotEmpty();
    assertThat(answer.json().path("detail")).isEqualTo(answer.json().path("error"));
    return assertThat(answer.json().path("error").asText());
  }

  private static JsonNode choice(String prompt, String criteria) {
    return systemOne(prompt, "'q':{'type':'choice','criteria':{" + criteria + "}}")
        .json()
        .at("/answers/q");
  }

  private static Answer systemOne(String prompt, String questions) {
    return systemOneOf("'" + prompt + "'", questions);
  }

  private static Answer systemOneOf(String state, String questions) {
    return service.post(
        "/v1/systemone",
        "{'model':'default','state':" + state + ",'questions':{" + questions + "},'extra':1}");
  }

  private static Answer decisions(String input) {
    return service.post(
        "/v1/decisions",
        "{'model':'default','input':"
            + input
            + ",'questions':[{'type':'choice','name':'first','instructions':'?',"
            + "'choices':[{'value':'water'},{'value':'lights','description':'x'}]},"
            + "{'type':'predicate','instructions':'label: lights'},"
            + "{'type':'choice','instructions':'?','choices':"
            + "[{'value':'water'},{'value':'lights'},{'value':'none'}]}]}");
  }

  private static String manyNouls(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'q" + i + "':{'type':'noul','instructions':'label: lights'}")
        .collect(Collectors.joining(","));
  }

  private static double sum(JsonNode choice) {
    double sum = 0;
    for (JsonNode probability : choice.path("probabilities")) {
      sum += probability.asDouble();
    }
    return sum;
  }
}
