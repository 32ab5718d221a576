package io.micromap.training.quality;

/**
 * The constants of the search for suspicious labels.
 *
 * @param cut doubt from which a label is suspicious, 0 or more
 * @param sharpness factor of the scores in the softmax that the doubt comes from, above 0
 * @param leastRows classes with fewer rows are left out, 2 or more
 */
public record SuspicionOptions(double cut, double sharpness, int leastRows) {

  /** The constants that planted errors chose. */
  public static final SuspicionOptions DEFAULTS =
      new SuspicionOptions(
          // About half of what is shown is wrong: docs/decisions/suspicious-labels.md.
          6,
          // docs/decisions/suspicious-labels.md.
          8,
          // With one row, the models that do not see it cannot know the class.
          2);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a constant is out of its range
   */
  public SuspicionOptions {
    if (!(cut >= 0) || !(sharpness > 0) || leastRows < 2) {
      throw new IllegalArgumentException(
          "A constant of the search for suspicious labels is out of its range.");
    }
  }
}
