/** Runs a mapper at many thresholds and chooses one. */
package io.micromap.evaluation.sweep;
