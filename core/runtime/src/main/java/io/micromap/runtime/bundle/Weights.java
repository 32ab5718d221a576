package io.micromap.runtime.bundle;

import io.micromap.runtime.featurizer.FeatureWeights;

/**
 * Weights that prompts are scored by. All forms give the same sums bit by bit: adding a zero
 * changes none, and the order of the rows is kept.
 */
public interface Weights extends FeatureWeights {

  /**
   * The form for many prompts: rows lie where the next read is, with their zeros where passing over
   * them would take longer than adding them.
   */
  static Weights compile(SparseWeights weights) {
    return weights.columns() <= FullWeights.MOST_COLUMNS
        ? new FullWeights(weights)
        : new MixedWeights(weights);
  }
}
