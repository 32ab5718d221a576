/**
 * How a mapper does on labelled rows: scored rows, metrics at thresholds, class balance. Imports
 * {@code dataset}, {@code calibration} and {@code runtime}.
 */
package io.micromap.training.evaluation;
