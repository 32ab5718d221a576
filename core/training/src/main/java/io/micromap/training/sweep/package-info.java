/**
 * Runs a mapper at many thresholds and chooses one. Imports {@code artifact}, {@code calibration},
 * {@code evaluation}, {@code guarantee}, {@code dataset} and {@code runtime}.
 */
package io.micromap.training.sweep;
