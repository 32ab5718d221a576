package io.micromap.evaluation.metrics;

/**
 * A row that two mappers decide differently.
 *
 * @param before the row and the first decision; its label is empty where it is not known
 * @param after the row and the second decision
 */
public record FlippedRow(DecidedRow before, DecidedRow after) {}
