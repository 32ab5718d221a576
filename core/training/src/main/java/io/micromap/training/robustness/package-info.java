/**
 * How a mapper's answers hold when prompts are written otherwise: typos, case, missing words,
 * look-alike letters, synonyms. Imports {@code dataset}, {@code drift}, {@code evaluation} and
 * {@code runtime}.
 */
package io.micromap.training.robustness;
