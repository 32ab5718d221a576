/** Labelled prompts from files: reads, checks and aligns prompts JSONL and labels CSV. */
package io.micromap.evaluation.dataset;
