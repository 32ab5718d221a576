/** How a mapper does on labelled rows: scored rows, metrics at thresholds, class balance. */
package io.micromap.evaluation.metrics;
