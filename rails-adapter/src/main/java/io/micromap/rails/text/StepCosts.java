package io.micromap.rails.text;

/**
 * The cost of a new step behind each weak boundary, in log probability.
 *
 * @param and behind "and" and its like
 * @param sentence behind the end of a sentence or a semicolon
 * @param comma behind a comma, a colon or a dash
 */
public record StepCosts(double and, double sentence, double comma) {

  /** So high that no step is found behind a boundary. */
  static final double NEVER = 99;

  /** Checks that the costs are numbers. */
  public StepCosts {
    if (!Double.isFinite(and + sentence + comma)) {
      throw new IllegalArgumentException("the cost of a step is not a finite number");
    }
  }
}
