/**
 * How a mapper's answers hold when prompts are written otherwise: typos, case, missing words,
 * look-alike letters, synonyms.
 */
package io.micromap.evaluation.robustness;
