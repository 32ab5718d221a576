package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.Outcome;
import java.util.Optional;

/**
 * What became of one row.
 *
 * @param gold its label, or the out-of-scope word
 * @param outOfScope whether it belongs to no class
 * @param candidate the likeliest class, or null where there is none or the rails do not confirm it
 * @param confidence of the candidate, 0 without one
 * @param fired whether it was answered, with the candidate
 */
record Reply(String gold, boolean outOfScope, String candidate, double confidence, boolean fired) {

  /** Whether the candidate is the row's class. */
  boolean isRight() {
    return !outOfScope && gold.equals(candidate);
  }

  /** The same row when the rails do not confirm the candidate. */
  Reply vetoed() {
    return new Reply(gold, outOfScope, null, 0, false);
  }

  Outcome outcome() {
    return new Outcome(gold, fired ? Optional.of(candidate) : Optional.empty());
  }
}
