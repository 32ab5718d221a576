package io.micromap.rails.text;

/**
 * What a new step costs behind each weak boundary, in log probability; below 0 favours a step.
 *
 * @param and behind "and" and its like
 * @param sentence behind the end of a sentence or a semicolon
 * @param comma behind a comma, a colon or a dash
 */
public record StepCosts(double and, double sentence, double comma) {

  /** So much that no step is found behind a boundary. */
  static final double NEVER = 99;

  /** Checks that the costs are numbers. */
  public StepCosts {
    if (!Double.isFinite(and + sentence + comma)) {
      throw new IllegalArgumentException("The cost of a step is not a finite number");
    }
  }
}
