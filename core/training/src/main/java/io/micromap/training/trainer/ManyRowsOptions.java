package io.micromap.training.trainer;

/**
 * What is done otherwise where there are many rows.
 *
 * @param manyRows from more rows than this on, three folds are held out rather than five
 * @param mostFeatures whenever more are counted, the rarest are dropped, 1 or more
 * @param ownSolverAbove from more rows times classes than this on, {@link CrammerSinger} fits
 *     rather than Tribuo, 0 or more
 * @param loneFeaturesUpTo from more rows than this on, a feature that one row alone has is left
 *     out, 0 or more
 */
public record ManyRowsOptions(
    int manyRows, int mostFeatures, long ownSolverAbove, int loneFeaturesUpTo) {

  /** The constants of newly trained mappers. */
  public static final ManyRowsOptions DEFAULTS =
      new ManyRowsOptions(
          // More folds gain nothing there and take their time:
          // docs/decisions/scope-and-confidence.md.
          6_000,
          // Keeps memory bounded on any number of prompts.
          4_000_000,
          // Where Tribuo takes minutes, or more memory than there is: docs/decisions/many-rows.md.
          1_000_000,
          // A feature of one row in so many decides nothing and costs a kilobyte in training.
          200_000);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a constant is out of its range
   */
  public ManyRowsOptions {
    if (manyRows < 0 || mostFeatures < 1 || ownSolverAbove < 0 || loneFeaturesUpTo < 0) {
      throw new IllegalArgumentException("A constant of many rows is out of its range.");
    }
  }
}
