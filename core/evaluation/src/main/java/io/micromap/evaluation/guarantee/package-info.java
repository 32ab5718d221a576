/**
 * Thresholds that keep a promised precision: exact binomial bounds on held-out rows, the rule that
 * chooses among thresholds, the coverage planner and the study that counts broken promises.
 */
package io.micromap.evaluation.guarantee;
