package io.micromap.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import dev.langchain4j.model.decision.response.YesNoAnswer;
import dev.langchain4j.model.output.TokenUsage;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A mapper before another decision model. */
class FallbackTest {

  private static final Mapper MAPPER = Errands.mapper();

  @Test
  void theFallbackIsAskedWhatTheMapperLeavesOpenAndNothingElse() {
    List<DecisionRequest> asked = new ArrayList<>();
    DecisionModel tiered =
        MicromapDecisionModel.builder().mapper(MAPPER).fallback(remote(asked)).build();
    DecisionRequest both =
        DecisionRequest.builder()
            .input(Errands.LIGHTS)
            .question("known", choice("music", "lights"))
            .question("open", choice("music", "water"))
            .build();

    DecisionResponse response = tiered.decide(both);

    assertThat(asked)
        .singleElement()
        .satisfies(request -> assertThat(request.questions()).containsOnlyKeys("open"));
    assertThat(response.answers().keySet()).containsExactly("known", "open");
    assertThat(response.choice("known").value()).isEqualTo("lights");
    assertThat(response.choice("open").value()).isEqualTo("music");
    assertThat(metadata(response).fallback("known")).isEmpty();
    assertThat(metadata(response).fallback("open"))
        .hasValueSatisfying(remote -> assertThat(remote.modelName()).isEqualTo("remote-1"));
    assertThat(metadata(response).details("open").abstained()).isTrue();
    assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(40);
    assertThat(tiered.decideAsync(both).join()).isEqualTo(response);
  }

  @Test
  void theFallbackKeepsItsOwnNameAndIsNotAskedWhereTheMapperAnswered() {
    List<DecisionRequest> asked = new ArrayList<>();
    DecisionModel tiered =
        MicromapDecisionModel.builder().mapper(MAPPER).fallback(remote(asked)).build();

    tiered.decide(request(Errands.LIGHTS, choice("music", "lights")));
    assertThat(asked).isEmpty();
    tiered.decide(request(Errands.STRANGE, choice("music", "lights", "none")));
    assertThat(asked).singleElement().extracting(DecisionRequest::modelName).isNull();
  }

  @Test
  void aFailureOfTheFallbackIsNoAnswer() {
    DecisionModel broken =
        request -> {
          throw new TimeoutException("too slow");
        };
    DecisionModel tiered = MicromapDecisionModel.builder().mapper(MAPPER).fallback(broken).build();

    assertThatThrownBy(() -> tiered.decide(request(Errands.STRANGE, choice("music", "lights"))))
        .hasMessageContaining("too slow");
  }

  /** A model that stands for a hosted one: it answers the first option to every question. */
  private static DecisionModel remote(List<DecisionRequest> asked) {
    return new DecisionModel() {
      @Override
      public DecisionResponse doDecide(DecisionRequest request) {
        asked.add(request);
        DecisionResponse.Builder response =
            DecisionResponse.builder().modelName("remote-1").tokenUsage(new TokenUsage(40, 0));
        request
            .questions()
            .forEach(
                (name, question) ->
                    response.answer(
                        name,
                        question instanceof ChoiceQuestion choice
                            ? ChoiceAnswer.builder()
                                .value(choice.options().keySet().iterator().next())
                                .build()
                            : YesNoAnswer.from(1)));
        return response.build();
      }

      @Override
      public CompletableFuture<DecisionResponse> doDecideAsync(DecisionRequest request) {
        return CompletableFuture.completedFuture(doDecide(request));
      }
    };
  }

  private static DecisionRequest request(String prompt, ChoiceQuestion question) {
    return DecisionRequest.builder().input(prompt).question("task", question).build();
  }

  private static ChoiceQuestion choice(String... options) {
    return ChoiceQuestion.from("What is to be done?", List.of(options));
  }

  private static MicromapResponseMetadata metadata(DecisionResponse response) {
    return (MicromapResponseMetadata) response.metadata();
  }
}
