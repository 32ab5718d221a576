/**
 * Files as users script against them: atomic writing, {@code rows.csv}, {@code metrics.csv}, flips
 * and {@code per_class_thresholds.json}.
 */
package io.micromap.evaluation.artifact;
