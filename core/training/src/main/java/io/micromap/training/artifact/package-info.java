/**
 * Files as users script against them: atomic writing, {@code rows.csv}, {@code metrics.csv}, flips
 * and {@code per_class_thresholds.json}. Imports {@code evaluation}, {@code dataset} and {@code
 * runtime}.
 */
package io.micromap.training.artifact;
