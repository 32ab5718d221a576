/**
 * From a prompt to a sparse vector: Lucene's tokens, word and character n-grams, the domain's own
 * features, and the vocabulary that numbers them.
 */
@NullMarked
package io.micromap.runtime.featurizer;

import org.jspecify.annotations.NullMarked;
