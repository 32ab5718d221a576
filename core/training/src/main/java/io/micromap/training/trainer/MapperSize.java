package io.micromap.training.trainer;

/** How large a mapper may be: docs/decisions/sizes.md has what each costs. */
public enum MapperSize {
  /** Of the features those that weigh, and weights in eight bits. */
  SMALL,

  /** Without features that hardly weigh, and weights in eight bits. */
  STANDARD,

  /** All features, and weights in single precision. */
  FULL;

  /** Leaves out half of all weights, all too small to turn a decision. */
  private static final double LEAST_WEIGHT = 3e-3;

  /** What is left out. */
  public SizeOptions options() {
    return switch (this) {
      case SMALL -> new SizeOptions(LEAST_WEIGHT, 0.12, true);
      case STANDARD -> new SizeOptions(LEAST_WEIGHT, 0.06, true);
      case FULL -> new SizeOptions(LEAST_WEIGHT, 0, false);
    };
  }
}
