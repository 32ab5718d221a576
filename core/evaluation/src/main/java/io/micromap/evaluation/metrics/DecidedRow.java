package io.micromap.evaluation.metrics;

/**
 * A line of {@code rows.csv}: a labelled prompt and the decision on it.
 *
 * @param id of the row
 * @param outcome its label and its answer
 * @param confidence of the likeliest class, in [0, 1]
 * @param threshold in force for that class
 * @param reason code of the decision
 * @param runnerUp the second likeliest class, empty where there is none
 * @param margin confidence less that of the runner-up
 * @param prompt the text, its line breaks as the two characters {@code \\n}
 */
public record DecidedRow(
    String id,
    Outcome outcome,
    double confidence,
    double threshold,
    String reason,
    String runnerUp,
    double margin,
    String prompt) {}
