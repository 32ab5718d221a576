/**
 * Certified precision: exact binomial bounds on held-out rows, the rule that chooses among
 * thresholds, the coverage planner; bounds on wrong answers of all prompts and sets of classes; and
 * the studies that count promises that do not hold.
 */
package io.micromap.evaluation.guarantee;
