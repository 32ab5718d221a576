/**
 * From labelled prompts to a bundle: vocabulary, linear model (Tribuo is seen here alone), scores
 * of held-out rows, calibration.
 */
package io.micromap.training.trainer;
