package io.micromap.runtime.bundle;

/**
 * The weights of a model in the form in which prompts are scored: rows lie where the next read is,
 * with their zeros where passing over them would take longer than adding them. The sums are those
 * of {@link SparseWeights#addRow}, bit by bit: adding a zero changes none, and the order is kept.
 */
public interface Weights {

  /** The form for a matrix. */
  static Weights of(SparseWeights weights) {
    return weights.columns() <= FullWeights.MOST_COLUMNS
        ? new FullWeights(weights)
        : new MixedWeights(weights);
  }

  /**
   * Adds several rows, one after the other.
   *
   * @param rows numbers of the rows, {@code count} of them
   * @param factors one per row
   * @param sums one per column
   */
  void addRows(int[] rows, double[] factors, int count, double[] sums);

  /** Whether a value is above 0. */
  boolean isPositive(int row, int column);
}
