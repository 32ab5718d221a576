/**
 * Whether prompts without labels are answered as the validation rows were: shares of labels, of
 * reasons and of familiarity, and an alarm with a stated rate of false ones.
 */
package io.micromap.evaluation.traffic;
