/**
 * How a mapper's answers change when prompts are spelt or worded differently: typos, case, missing
 * words, look-alike letters, synonyms.
 */
package io.micromap.evaluation.robustness;
