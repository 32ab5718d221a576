package io.micromap.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptReader;
import io.micromap.evaluation.dataset.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredPromptsTest {

  @TempDir private Path folder;

  @Test
  void whatTheMapperLeftOpenBecomesPromptsToLabel() throws IOException {
    Path file = folder.resolve("open.jsonl");
    DecisionModel model = model(file);

    ask(model, Errands.LIGHTS, "lights", "music");
    ask(model, Errands.LIGHTS, "water", "music");
    ask(model, Errands.STRANGE, "lights", "music");
    ask(model, "buy a lamp", "lights", "music");

    try (InputStream stream = Files.newInputStream(file)) {
      assertThat(PromptReader.read(Source.of("open.jsonl", stream)))
          .extracting(Prompt::text)
          .containsExactly(Errands.STRANGE, "buy a lamp");
    }
    assertThat(Files.readAllLines(file).get(1))
        .contains(
            "\"reason\":\"out_of_scope\"",
            "\"candidate\":\"lights\"",
            "\"suggestions\":{\"task\":\"music\"}");
  }

  private static DecisionModel model(Path file) {
    DecisionModel remote =
        request ->
            DecisionResponse.builder()
                .answer("task", ChoiceAnswer.builder().value("music").build())
                .build();
    return MicromapDecisionModel.builder()
        .mapper(Errands.mapper())
        .fallback(remote)
        .listeners(List.of(new UnansweredPrompts(file)))
        .build();
  }

  private static void ask(DecisionModel model, String prompt, String... options) {
    model.decide(
        DecisionRequest.builder()
            .input(prompt)
            .question("task", ChoiceQuestion.from("What is to be done?", List.of(options)))
            .build());
  }
}
