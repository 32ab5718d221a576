package io.micromap.runtime.featurizer;

/** The weights of a linear model: a row per feature, a column per score. */
public interface FeatureWeights {

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

  /**
   * Reads the beginning of each row, so that {@link #addRows} need not wait for one after the other
   * where rows lie far apart.
   *
   * @return to be kept by the caller: Java leaves out what nobody asks for
   */
  default int touch(int[] rows, int count) {
    return 0;
  }

  /** Whether a value is above 0. */
  boolean isPositive(int row, int column);

  /** Adds an amount to the sum of each column in which a row has a value above 0. */
  void addWherePositive(int row, double amount, double[] sums);
}
