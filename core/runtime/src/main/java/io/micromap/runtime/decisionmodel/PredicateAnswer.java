package io.micromap.runtime.decisionmodel;

/**
 * The answer to a {@link PredicateQuestion}.
 *
 * @param probability calibrated probability that the prompt belongs to the label asked about, in
 *     [0, 1]
 * @param refused whether the mapper abstained on the prompt; a contract that has a refusal gives
 *     one instead of the probability
 * @param details what the mapper decided
 */
public record PredicateAnswer(double probability, boolean refused, Details details) {}
