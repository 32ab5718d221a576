/**
 * Faults of labelled prompts, found before anything is trained on them: findings about classes,
 * duplicates, labels and texts, a split that keeps near duplicates together, and figures.
 */
package io.micromap.evaluation.quality;
