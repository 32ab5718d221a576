/**
 * Labelled prompts from files: reads, checks and aligns prompts JSONL and labels CSV. Imports
 * {@code runtime}; Commons CSV is seen here and in {@code artifact} alone.
 */
package io.micromap.training.dataset;
