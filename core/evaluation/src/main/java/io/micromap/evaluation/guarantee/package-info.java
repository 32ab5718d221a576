/**
 * Certified precision: exact binomial bounds on held-out rows, the rule that chooses among
 * thresholds, the coverage planner and the study that counts certificates that do not hold.
 */
package io.micromap.evaluation.guarantee;
