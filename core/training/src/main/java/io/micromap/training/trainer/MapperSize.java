package io.micromap.training.trainer;

import java.util.Optional;

/** How large a mapper may be: docs/decisions/sizes.md has what each costs. */
public enum MapperSize {
  /** Of the features those that weigh, and weights in eight bits. */
  SMALL,

  /** Without features that hardly weigh, more so where rows are many, and weights in eight bits. */
  STANDARD,

  /** All features, and weights in single precision. */
  FULL,

  /** As {@link #STANDARD} where classes have many rows, and else {@link #FULL}. */
  AUTO;

  /** Leaves out half of all weights, all too small to turn a decision. */
  private static final double LEAST_WEIGHT = 3e-3;

  /** What is left out. */
  public SizeOptions options() {
    SizeOptions small = new SizeOptions(LEAST_WEIGHT, 0.12, true);
    SizeOptions standard = new SizeOptions(LEAST_WEIGHT, 0.06, true);
    SizeOptions full = new SizeOptions(LEAST_WEIGHT, 0, false);
    return switch (this) {
      case SMALL -> small;
      case STANDARD -> ofMany(standard);
      case FULL -> full;
      case AUTO -> ofMany(full);
    };
  }

  /** Where classes have many rows, features that weigh as little decide less. */
  private static SizeOptions ofMany(SizeOptions ofFew) {
    return new SizeOptions(LEAST_WEIGHT, 0.1, true, Optional.of(ofFew));
  }
}
