/**
 * What is wrong with labelled prompts before anything is trained on them: findings about classes,
 * duplicates, labels and texts, a split that keeps near duplicates together, and figures.
 */
package io.micromap.evaluation.quality;
