/**
 * Labelled prompts from files: reads, checks and aligns prompts JSONL and labels CSV, finds near
 * duplicates, and deals rows out to folds.
 */
package io.micromap.evaluation.dataset;
