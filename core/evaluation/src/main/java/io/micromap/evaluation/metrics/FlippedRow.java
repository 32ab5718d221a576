package io.micromap.evaluation.metrics;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.mapper.Decision;

/**
 * A row that two mappers decide differently.
 *
 * @param row the row; its label is empty where it is not known
 * @param before the first decision
 * @param after the second one
 */
public record FlippedRow(Row row, Decision before, Decision after) {}
