package io.micromap.runtime.decisionmodel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.mapper.Decision;
import java.util.Optional;

/**
 * What a contract without abstentions has no place for; it stands beside each answer, under the
 * name {@value #NAME}.
 *
 * @param status whether the mapper answered this question
 * @param reason code of why: one of the mapper's, {@link #NOT_ASKED}, or the audit's objection
 * @param threshold the least confidence that was asked of the candidate, in [0, 1]
 * @param candidate the mapper's top-ranked class, whether it was asked for or not; empty if nothing
 *     could be compared
 * @param confidence calibrated probability of the candidate among all classes and being out of
 *     scope, in [0, 1]; 0 without a candidate
 * @param model the mapper
 */
@JsonPropertyOrder({"status", "reason", "threshold", "candidate", "confidence", "model"})
public record Details(
    Decision.Status status,
    String reason,
    double threshold,
    Optional<String> candidate,
    double confidence,
    Decision.Model model) {

  /** The field of an answer that holds the details. */
  public static final String NAME = "micromap";

  /** Reason code: the mapper's answer is not among the options asked for. */
  public static final String NOT_ASKED = "label_not_asked";

  static Details answered(Decision decision) {
    return of(decision, Decision.Status.MAPPED, decision.reason().code());
  }

  static Details abstained(Decision decision, String reason) {
    return of(decision, Decision.Status.ABSTAINED, reason);
  }

  private static Details of(Decision decision, Decision.Status status, String reason) {
    return new Details(
        status,
        reason,
        decision.threshold(),
        decision.candidate(),
        decision.confidence(),
        decision.model());
  }

  /** Whether the mapper did not answer this question. */
  public boolean abstained() {
    return status == Decision.Status.ABSTAINED;
  }
}
