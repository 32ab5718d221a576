/** Chooses thresholds on out-of-fold predictions, and reports on folds that chose nothing. */
package io.micromap.training.selection;
