package io.micromap.rails.text;

/**
 * What the search for a plan adds to the evidence, in log probability but for the first and last.
 *
 * @param mostClauses that one step may span, at least 1
 * @param thenCost of a new step behind a temporal connective; below 0, as it nearly always begins
 *     one
 * @param fragmentCost of a step that may be a mere part of one: set off weakly and hardly in scope;
 *     so high that hardly any such reading wins
 * @param noneCost how much less probable than its evidence it is that a step is out of scope
 * @param unknownWeight what the share of words that no in-scope prompt held takes from the evidence
 *     of scope; chosen on out-of-domain prompts ({@code docs/rails.md}, Figures)
 */
public record PlanOptions(
    int mostClauses, double thenCost, double fragmentCost, double noneCost, double unknownWeight) {

  /** What new rails files get. */
  public static final PlanOptions DEFAULTS = new PlanOptions(8, -4, 20, 2, 2);

  /** Checks the ranges. */
  public PlanOptions {
    if (mostClauses < 1
        || !Double.isFinite(thenCost)
        || !Double.isFinite(fragmentCost)
        || !Double.isFinite(noneCost)
        || !Double.isFinite(unknownWeight)) {
      throw new IllegalArgumentException(
          "a step spans at least 1 clause, and what a plan costs is finite");
    }
  }
}
