package io.micromap.rails.text;

/**
 * How far a mapper's probabilities narrow the labels of a step.
 *
 * @param leastProbability of a label, given that the words are in scope: labels below it are left
 *     out, 0 to 1 ({@code docs/decisions/narrowing.md})
 * @param leastInScope mean probability that the steps are in scope: a prompt below it does not
 *     pass, 0 to 1 ({@code docs/decisions/narrowing.md}, Scope)
 * @param leastOfClause probability of a clause's label from which the clause is an order by itself,
 *     0 to 1 ({@code docs/decisions/narrowing.md}, Splitting)
 */
public record NarrowingOptions(double leastProbability, double leastInScope, double leastOfClause) {

  /** What new rails files get. */
  public static final NarrowingOptions DEFAULTS = new NarrowingOptions(0.35, 0.7, 0.95);

  /** Checks the ranges. */
  public NarrowingOptions {
    if (!(leastProbability >= 0 && leastProbability <= 1)
        || !(leastInScope >= 0 && leastInScope <= 1)
        || !(leastOfClause >= 0 && leastOfClause <= 1)) {
      throw new IllegalArgumentException("the probabilities of narrowing are from 0 to 1");
    }
  }
}
