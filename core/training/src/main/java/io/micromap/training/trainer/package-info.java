/**
 * From labelled prompts to a bundle: vocabulary, linear model (Tribuo is seen here alone), scores
 * out of fold, calibration.
 */
package io.micromap.training.trainer;
