package io.micromap.training.trainer;

import java.util.OptionalInt;

/** How large a mapper may be: docs/decisions/sizes.md has what each costs. */
public enum MapperSize {
  /** Of the features those that weigh, and weights in eight bits. */
  SMALL,

  /** Without features that hardly weigh, and weights in eight bits. */
  STANDARD,

  /** All features, and weights in single precision. */
  FULL,

  /** As {@link #STANDARD} where classes have many rows, and else {@link #FULL}. */
  AUTO;

  /** Leaves out half of all weights, all too small to turn a decision. */
  private static final double LEAST_WEIGHT = 3e-3;

  /** Rows a class, on average, up to which a feature that hardly weighs may still be missed. */
  private static final int FEW_ROWS = 1_000;

  /** What is left out. */
  public SizeOptions options() {
    return switch (this) {
      case SMALL -> new SizeOptions(LEAST_WEIGHT, 0.12, true, OptionalInt.empty());
      case STANDARD -> new SizeOptions(LEAST_WEIGHT, 0.06, true, OptionalInt.empty());
      case FULL -> new SizeOptions(LEAST_WEIGHT, 0, false, OptionalInt.empty());
      case AUTO -> new SizeOptions(LEAST_WEIGHT, 0.06, true, OptionalInt.of(FEW_ROWS));
    };
  }
}
