package io.micromap.rails.text;

import io.micromap.rails.warp.FunnelOptions;

/**
 * Numbers that act only while rails are fitted. A rails file records them in its provenance;
 * nothing reads them back.
 *
 * @param falseAccept the rate that the limits keep to on held-out rows, in (0, 1) ({@code
 *     docs/decisions/narrowing.md}, Lost)
 * @param mostLost share of the in-scope rows that the limit of scope may cost at most, even if more
 *     out-of-scope rows are accepted for it, in [0, 1) ({@code docs/decisions/polarity.md})
 * @param folds that held-out scores are computed with, at least 2 ({@code
 *     docs/decisions/narrowing.md}, Decided with it)
 * @param mostRows that are learnt from; of more, evenly spread ones are used
 * @param solver how evidence is learnt
 * @param mostNegated a label of which a larger share of rows reads as a refusal is not checked for
 *     refusals, 0 to 1; of questions, reports and hypotheticals half of that ({@code
 *     docs/decisions/polarity.md})
 * @param limits how the limits are chosen
 * @param funnel how the prior of the channels is fitted
 */
public record RailsFitOptions(
    double falseAccept,
    double mostLost,
    int folds,
    int mostRows,
    SolverOptions solver,
    double mostNegated,
    LimitOptions limits,
    FunnelOptions funnel) {

  /** What rails are fitted with unless asked otherwise. */
  public static final RailsFitOptions DEFAULTS =
      new RailsFitOptions(
          0.06,
          0.03,
          3,
          50_000,
          SolverOptions.DEFAULTS,
          0.1,
          LimitOptions.DEFAULTS,
          FunnelOptions.DEFAULTS);

  /** Checks the ranges. */
  public RailsFitOptions {
    if (!(falseAccept > 0 && falseAccept < 1) || folds < 2 || mostRows < 1) {
      throw new IllegalArgumentException(
          "the rate of false accepts is between 0 and 1, and rails need two folds and a row");
    }
  }

  /** These options with another rate of false accepts, in (0, 1). */
  public RailsFitOptions withFalseAccept(double rate) {
    return new RailsFitOptions(
        rate, mostLost, folds, mostRows, solver, mostNegated, limits, funnel);
  }
}
