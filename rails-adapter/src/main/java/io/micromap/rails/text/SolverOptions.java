package io.micromap.rails.text;

/**
 * How evidence is learnt: one support vector machine a column.
 *
 * @param cost of an example on the wrong side of the margin, above 0
 * @param tolerance of the solver's stopping rule, above 0 ({@code docs/decisions/narrowing.md},
 *     Decided with it)
 * @param mostIterations over all examples, at least 1
 * @param seed of the order in which the solver visits examples
 */
public record SolverOptions(double cost, double tolerance, int mostIterations, long seed) {

  /** What rails are fitted with. */
  public static final SolverOptions DEFAULTS = new SolverOptions(0.5, 0.3, 300, 42);

  /** Checks the ranges. */
  public SolverOptions {
    if (!(cost > 0) || !(tolerance > 0) || mostIterations < 1) {
      throw new IllegalArgumentException("the solver's cost and tolerance are above 0");
    }
  }
}
