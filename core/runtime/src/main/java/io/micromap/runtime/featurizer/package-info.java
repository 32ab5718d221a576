/**
 * From a prompt to a sparse vector: Lucene's tokens, word and character n-grams, the domain's own
 * features, and the vocabulary that numbers them. Imports {@code spi} and {@code error}; Lucene is
 * seen nowhere else.
 */
package io.micromap.runtime.featurizer;
