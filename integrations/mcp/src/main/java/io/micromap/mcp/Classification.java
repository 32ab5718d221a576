package io.micromap.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.Details;
import java.util.List;
import java.util.Optional;

/**
 * What {@code classify_text} answers.
 *
 * @param index place of the label among the categories; {@link #NONE} where the mapper abstained
 * @param confidence calibrated probability of the label, in [0, 1]; 0 where the mapper abstained,
 *     so that a client which looks at nothing else takes its own default
 * @param probabilities of the categories, in their order, summing to 1; left out where they were
 *     not asked for, and where the mapper abstained
 * @param label the label itself; null where the mapper abstained
 * @param micromap what the mapper decided, the candidate and its true confidence among it
 */
@JsonPropertyOrder({"class", "confidence", "probabilities", "label", "micromap"})
record Classification(
    @JsonProperty("class") int index,
    double confidence,
    @JsonInclude(Include.NON_EMPTY) List<Double> probabilities,
    Optional<String> label,
    Details micromap) {

  /** The index of no category. */
  static final int NONE = -1;

  /**
   * The classification that an answer among all labels stands for.
   *
   * @param labels in the order of the categories
   */
  static Classification of(ChoiceAnswer answer, List<String> labels, boolean withProbabilities) {
    Details details = answer.details();
    if (details.abstained()) {
      return new Classification(NONE, 0, List.of(), Optional.empty(), details);
    }
    List<Double> probabilities =
        withProbabilities ? List.copyOf(answer.probabilities().values()) : List.of();
    return new Classification(
        labels.indexOf(answer.choice()),
        details.confidence(),
        probabilities,
        Optional.of(answer.choice()),
        details);
  }
}
