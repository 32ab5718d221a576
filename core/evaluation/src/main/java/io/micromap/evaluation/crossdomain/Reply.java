package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.Outcome;
import java.util.List;
import java.util.Optional;

/** A labelled row with what became of it: what figures are computed from. */
interface Reply {

  /** The row's label: a class, or the out-of-scope word. */
  String gold();

  /** Whether the row belongs to a class. */
  boolean inScope();

  /** The top-ranked class, or nothing where there is none or the rails do not confirm it. */
  Optional<String> candidate();

  /** Confidence of the candidate, 0 without one. */
  double confidence();

  /** Whether the row was answered, with the candidate. */
  boolean fired();

  /** Whether the candidate is the row's class. */
  default boolean correct() {
    return inScope() && candidate().filter(gold()::equals).isPresent();
  }

  /** The row's label and its answer. */
  default Outcome outcome() {
    return new Outcome(gold(), fired() ? candidate() : Optional.empty());
  }

  /** The in-scope rows among some. */
  static <T extends Reply> List<T> inScope(List<T> replies) {
    return replies.stream().filter(Reply::inScope).toList();
  }
}
