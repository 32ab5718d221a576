package io.micromap.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.listener.DecisionModelListener;
import dev.langchain4j.model.decision.listener.DecisionModelRequestContext;
import dev.langchain4j.model.decision.listener.DecisionModelResponseContext;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.request.Question;
import dev.langchain4j.model.decision.request.ScaleQuestion;
import dev.langchain4j.model.decision.request.YesNoQuestion;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import dev.langchain4j.model.decision.response.RefusalAnswer;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision.Status;
import io.micromap.runtime.mapper.Mapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicromapDecisionModelTest {

  private static final String NEGATED = "please do not dim the lamp";

  private static Mapper mapper;
  private static DecisionModel model;

  @BeforeAll
  static void train() {
    mapper = Errands.mapper();
    model = MicromapDecisionModel.builder().mapper(mapper).build();
  }

  @Test
  void aChoiceIsTheMappersLabelWithItsProbabilities() {
    DecisionResponse response = decide(Errands.LIGHTS, choice("music", "lights", "none"));

    ChoiceAnswer answer = response.choice("task");
    assertThat(answer.value()).isEqualTo("lights");
    assertThat(answer.options()).containsExactly("music", "lights", "none");
    assertThat(answer.probabilityOf("lights"))
        .isCloseTo(mapper.map(Errands.LIGHTS).confidence(), within(1e-12));
    assertThat(answer.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(response.modelName()).isEqualTo("custom");
  }

  @Test
  void theMetadataSaysWhatTheMapperDecided() {
    MicromapResponseMetadata metadata = metadata(decide(Errands.LIGHTS, choice("music", "lights")));

    Details details = metadata.details("task");
    assertThat(details.status()).isEqualTo(Status.MAPPED);
    assertThat(details.candidate()).contains("lights");
    assertThat(details.threshold()).isEqualTo(0.5);
    assertThat(details.model()).isEqualTo(mapper.model());
    assertThat(metadata.fallback("task")).isEmpty();
    assertThatThrownBy(() -> metadata.details("mood"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[task]");
  }

  @Test
  void theSameQuestionGetsTheSameResponse() {
    assertThat(decide(Errands.LIGHTS, choice("music", "lights")))
        .isEqualTo(decide(Errands.LIGHTS, choice("music", "lights")))
        .hasSameHashCodeAs(decide(Errands.LIGHTS, choice("music", "lights")))
        .isNotEqualTo(decide(Errands.LIGHTS, choice("lights", "water")));
  }

  @Test
  void anAbstentionIsTheCatchAllWhereOneWasOfferedAndElseARefusal() {
    DecisionModel named = MicromapDecisionModel.builder().mapper(mapper).catchAll("human").build();

    assertThat(decide(Errands.STRANGE, choice("music", "lights", "other")).choice("task").value())
        .isEqualTo("other");
    assertThat(
            named
                .decide(request(Errands.STRANGE, choice("music", "lights", "human")))
                .choice("task")
                .value())
        .isEqualTo("human");
    DecisionResponse refused = decide(Errands.STRANGE, choice("music", "lights"));
    assertThat(refused.isRefused("task")).isTrue();
    assertThat(metadata(refused).details("task").reason()).isEqualTo("out_of_scope");
  }

  @Test
  void aLabelThatWasNotAskedForIsAnAbstention() {
    DecisionResponse response = decide(Errands.LIGHTS, choice("music", "water"));

    assertThat(response.answers()).containsEntry("task", RefusalAnswer.of());
    assertThat(metadata(response).details("task").reason()).isEqualTo(Details.NOT_ASKED);
  }

  @Test
  void probabilitiesNeverContradictTheChoice(@TempDir Path folder) throws IOException {
    DecisionModel audited =
        MicromapDecisionModel.builder().mapper(mapper).audit(Errands.audit(mapper, folder)).build();

    ChoiceAnswer confirmed =
        audited.decide(request(Errands.LIGHTS, choice("music", "lights", "none"))).choice("task");
    DecisionResponse vetoed = audited.decide(request(NEGATED, choice("music", "lights", "none")));

    assertThat(confirmed.value()).isEqualTo("lights");
    assertThat(vetoed.choice("task").value()).isEqualTo("none");
    assertThat(vetoed.choice("task").probabilities())
        .as("no label has any, or a router would act on it")
        .containsOnly(entry("music", 0.0), entry("lights", 0.0), entry("none", 1.0));
    assertThat(metadata(vetoed).details("task").reason()).isEqualTo("negated");
    assertThat(metadata(vetoed).details("task").confidence()).isGreaterThan(0.9);
  }

  @Test
  void aYesNoQuestionIsAboutTheLabelThatItNames() {
    DecisionResponse response =
        model.decide(
            DecisionRequest.builder()
                .input(Errands.LIGHTS)
                .question("lights", YesNoQuestion.from("Is it about lamps?"))
                .question("second", YesNoQuestion.from("Is it about this?\nlabel: music"))
                .build());

    assertThat(response.yesNo("lights").probability())
        .isEqualTo(mapper.map(Errands.LIGHTS).confidence());
    assertThat(response.yesNo("second").isYes(0.5)).isFalse();
    assertThat(decide(Errands.STRANGE, YesNoQuestion.from("label: lights")).isRefused("task"))
        .isTrue();
  }

  @Test
  void whatIsNotAboutTheLabelsIsRefusedWithThem() {
    assertThatThrownBy(() -> decide(Errands.LIGHTS, choice("lights", "lamps")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'lamps'", "water, lights, music")
        .cause()
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_LABEL));
    assertThatThrownBy(() -> decide(Errands.LIGHTS, YesNoQuestion.from("Is the user angry?")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("water, lights, music");
    assertThatThrownBy(
            () -> decide(Errands.LIGHTS, ScaleQuestion.from("How angry?", List.of("no", "very"))))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContainingAll("'task'", "water, lights, music");
  }

  @Test
  void thePromptIsTheLastMessageOfTheUserOrTheQuery() {
    DecisionRequest.Builder asked =
        DecisionRequest.builder().question("task", choice("music", "lights", "none"));

    for (DecisionRequest request :
        List.of(
            asked
                .inputMessages(
                    UserMessage.from("play a waltz"),
                    AiMessage.from("Now playing."),
                    UserMessage.from(Errands.LIGHTS))
                .build(),
            asked.inputContents(TextContent.from(Errands.LIGHTS)).build(),
            asked.inputFields(Map.of("query", Errands.LIGHTS, "messages", List.of("jazz"))).build(),
            asked.inputFields(Map.of("ticket", Map.of("text", Errands.LIGHTS, "id", 7))).build())) {
      assertThat(model.decide(request).choice("task").value()).isEqualTo("lights");
    }
  }

  @Test
  void whatIsNoTextIsRefused() {
    DecisionRequest.Builder asked =
        DecisionRequest.builder().question("task", choice("music", "lights"));

    assertThatThrownBy(
            () ->
                model.decide(asked.inputContents(ImageContent.from("https://a.org/b.png")).build()))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("IMAGE");
    assertThatThrownBy(() -> model.decide(asked.inputMessages(AiMessage.from("Hello.")).build()))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("user");
  }

  @Test
  void listenersReceiveRequestsAndResponses() {
    List<String> received = new ArrayList<>();
    DecisionModelListener listener =
        new DecisionModelListener() {
          @Override
          public void onRequest(DecisionModelRequestContext context) {
            received.add("asked " + context.decisionRequest().questions().keySet());
          }

          @Override
          public void onResponse(DecisionModelResponseContext context) {
            received.add("answered " + context.decisionResponse().choice("task").value());
          }
        };

    MicromapDecisionModel.builder()
        .mapper(mapper)
        .listeners(List.of(listener))
        .build()
        .decide(request(Errands.LIGHTS, choice("music", "lights")));

    assertThat(received).containsExactly("asked [task]", "answered lights");
  }

  @Test
  void theBuilderLoadsAFileAndNeedsAMapper(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.mapper"), "no bundle");

    assertThatThrownBy(() -> MicromapDecisionModel.builder().mapper(file))
        .isInstanceOf(MicromapException.class);
    assertThatThrownBy(() -> MicromapDecisionModel.builder().build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("mapper");
  }

  private static DecisionResponse decide(String prompt, Question question) {
    return model.decide(request(prompt, question));
  }

  private static DecisionRequest request(String prompt, Question question) {
    return DecisionRequest.builder().input(prompt).question("task", question).build();
  }

  private static ChoiceQuestion choice(String... options) {
    return ChoiceQuestion.from("What is to be done?", List.of(options));
  }

  private static MicromapResponseMetadata metadata(DecisionResponse response) {
    return (MicromapResponseMetadata) response.metadata();
  }
}
