package io.micromap.langchain4j;

import dev.langchain4j.model.decision.listener.DecisionModelListener;
import dev.langchain4j.model.decision.listener.DecisionModelResponseContext;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Listens to a {@link MicromapDecisionModel} and appends the prompts on which the mapper abstained
 * to a file, one line of JSON each: the rows that would teach it most. The file has the form of
 * {@code --prompts-jsonl}. It holds the prompts' text. Safe for any number of threads.
 */
public final class UnansweredPrompts implements DecisionModelListener {

  private final Path file;

  /**
   * A listener.
   *
   * @param file made if it is not there, and appended to if it is
   */
  public UnansweredPrompts(Path file) {
    this.file = file;
  }

  /**
   * A line of the file.
   *
   * @param reason code of why the mapper abstained
   * @param candidate its top-ranked class
   * @param confidence of the candidate, in [0, 1]
   * @param suggestions what the fallback chose, by question; nobody has checked it
   */
  private record Line(
      String prompt,
      String reason,
      Optional<String> candidate,
      double confidence,
      Map<String, String> suggestions) {}

  /**
   * Notes the prompt if the mapper abstained on it.
   *
   * @throws UncheckedIOException if the file cannot be written; LangChain4j logs it as a warning
   */
  @Override
  public void onResponse(DecisionModelResponseContext context) {
    DecisionResponse response = context.decisionResponse();
    if (response.metadata() instanceof MicromapResponseMetadata metadata) {
      metadata.details().values().stream()
          .filter(UnansweredPrompts::isOpen)
          .findFirst()
          .ifPresent(
              details -> {
                String prompt = PromptText.of(context.decisionRequest().input());
                append(line(prompt, details, suggestions(response, metadata)));
              });
    }
  }

  /** A label that was not asked for is known to the mapper. */
  private static boolean isOpen(Details details) {
    return details.abstained() && !details.reason().equals(Details.NOT_ASKED);
  }

  private static Line line(String prompt, Details details, Map<String, String> suggestions) {
    return new Line(
        prompt, details.reason(), details.candidate(), details.confidence(), suggestions);
  }

  private static Map<String, String> suggestions(
      DecisionResponse response, MicromapResponseMetadata metadata) {
    Map<String, String> suggestions = new LinkedHashMap<>();
    response
        .answers()
        .forEach(
            (question, answer) -> {
              if (metadata.fallback(question).isPresent()
                  && answer instanceof ChoiceAnswer chosen) {
                suggestions.put(question, chosen.value());
              }
            });
    return suggestions;
  }

  private synchronized void append(Line line) {
    try {
      byte[] bytes = (Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot append to " + file + ".", e);
    }
  }
}
