package io.micromap.evaluation.metrics;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;

/**
 * A line of {@code rows.csv}: a labelled prompt and the decision on it.
 *
 * @param id of the row
 * @param outcome its label and its answer
 * @param confidence of the top-ranked class, in [0, 1]
 * @param threshold in force for that class
 * @param reason code of the decision
 * @param ranked the two top-ranked classes
 * @param prompt the text, its line breaks as the two characters {@code \\n}
 */
public record DecidedRow(
    String id,
    Outcome outcome,
    double confidence,
    double threshold,
    String reason,
    Ranked ranked,
    String prompt) {

  /**
   * The two top-ranked classes, also of a row that was not answered.
   *
   * @param candidate the first, empty where there is none
   * @param runnerUp the second, empty where there is none
   * @param margin confidence less that of the runner-up
   */
  public record Ranked(String candidate, String runnerUp, double margin) {}

  /** A row and the decision on it; numbers and text as the file has them. */
  public static DecidedRow of(Row row, Decision decision) {
    return new DecidedRow(
        row.id(),
        new Outcome(row.label(), decision.label()),
        Json.round(decision.confidence()),
        Json.round(decision.threshold()),
        decision.reason().code(),
        new Ranked(
            decision.candidate().orElse(""),
            decision.runnerUp().orElse(""),
            Json.round(decision.margin())),
        oneLine(row.prompt()));
  }

  /** The top-ranked class, empty where there is none. */
  public String candidate() {
    return ranked.candidate;
  }

  /** The second class, empty where there is none. */
  public String runnerUp() {
    return ranked.runnerUp;
  }

  /** Confidence less that of the runner-up, in [0, 1]. */
  public double margin() {
    return ranked.margin;
  }

  /** Whether the row was not answered. */
  public boolean abstained() {
    return outcome.answer().isEmpty();
  }

  /** A text with its line breaks as the two characters {@code \\n}. */
  public static String oneLine(String prompt) {
    return prompt.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n");
  }
}
