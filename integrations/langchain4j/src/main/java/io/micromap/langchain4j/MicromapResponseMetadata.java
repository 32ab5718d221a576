package io.micromap.langchain4j;

import dev.langchain4j.model.decision.response.DecisionResponse;
import dev.langchain4j.model.decision.response.DecisionResponseMetadata;
import io.micromap.runtime.decisionmodel.Details;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands beside the answers of a {@link MicromapDecisionModel}: of each question what the
 * mapper decided, and who gave the answer.
 */
public final class MicromapResponseMetadata extends DecisionResponseMetadata {

  private final Map<String, Details> details;
  private final Map<String, DecisionResponseMetadata> fallback;

  MicromapResponseMetadata(Map<String, Details> details, Optional<DecisionResponse> other) {
    super(builder(details, other));
    this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    Map<String, DecisionResponseMetadata> given = new LinkedHashMap<>();
    other.ifPresent(
        response ->
            response.answers().keySet().forEach(name -> given.put(name, response.metadata())));
    this.fallback = Collections.unmodifiableMap(given);
  }

  private static DecisionResponseMetadata.Builder<?> builder(
      Map<String, Details> details, Optional<DecisionResponse> other) {
    DecisionResponseMetadata.Builder<?> builder = DecisionResponseMetadata.builder();
    details.values().stream().findFirst().ifPresent(any -> builder.modelName(any.model().id()));
    other.ifPresent(response -> builder.tokenUsage(response.tokenUsage()));
    return builder;
  }

  /** What the mapper decided, by question, also where it abstained and the fallback answered. */
  public Map<String, Details> details() {
    return details;
  }

  /**
   * What the mapper decided about a question.
   *
   * @throws IllegalArgumentException if there is no such question
   */
  public Details details(String question) {
    Details found = details.get(question);
    if (found == null) {
      throw new IllegalArgumentException(
          "No question '" + question + "'; there are " + details.keySet() + ".");
    }
    return found;
  }

  /** The fallback's metadata where it gave the answer; empty where the mapper did. */
  public Optional<DecisionResponseMetadata> fallback(String question) {
    return Optional.ofNullable(fallback.get(question));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MicromapResponseMetadata that
        && super.equals(that)
        && details.equals(that.details)
        && fallback.equals(that.fallback);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), details, fallback);
  }

  @Override
  public String toString() {
    return "MicromapResponseMetadata{details=" + details + ", fallback=" + fallback + "}";
  }
}
