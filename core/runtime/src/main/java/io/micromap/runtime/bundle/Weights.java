package io.micromap.runtime.bundle;

/**
 * Weights that prompts are scored by. All forms give the same sums bit by bit: adding a zero
 * changes none, and the order of the rows is kept.
 */
public interface Weights {

  /**
   * The form for many prompts: rows lie where the next read is, with their zeros where passing over
   * them would take longer than adding them.
   */
  static Weights compile(SparseWeights weights) {
    return weights.columns() <= FullWeights.MOST_COLUMNS
        ? new FullWeights(weights)
        : new MixedWeights(weights);
  }

  /** Number of columns. */
  int columns();

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
