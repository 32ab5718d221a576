/**
 * Fits probabilities to scores of rows the classifier did not see. Imports {@code runtime} alone.
 */
package io.micromap.training.calibration;
