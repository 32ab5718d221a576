package io.micromap.cli.verbs;

import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.Promise;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to ask for instead, where classes left the pool and proved nothing by themselves. */
final class AnsweringMore {

  private static final int NAMED = 5;

  private AnsweringMore() {}

  /** A sentence on it; nothing where no class fails so, or where nothing else answers more. */
  static Optional<String> note(Certification found, ScoredRows rows) {
    List<Promise> others = Promise.answeringMore(found, rows);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<String> failed = Promise.failedAlone(found);
    int more = failed.size() - NAMED;
    return Optional.of(
        "note: "
            + String.join(", ", failed.subList(0, Math.min(NAMED, failed.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + (failed.size() == 1 ? " has" : " have")
            + " rows enough to be certified alone, so in no pool, and prove"
            + (failed.size() == 1 ? "s" : "")
            + " too little. More than "
            + found.fired()
            + " of these "
            + found.rows()
            + " rows are answered with "
            + others.stream()
                .map(other -> option(found.target(), other))
                .collect(Collectors.joining(", "))
            + ". Choose one, and then calibrate on other rows: a promise chosen by the rows that"
            + " prove it may hold less often than it says.");
  }

  private static String option(Target asked, Promise other) {
    Target target = other.target();
    int fired = other.certification().fired();
    if (target.scope() == Target.Scope.ALL) {
      return "--max-error " + target.maxError() + " (" + fired + ", of all answers together)";
    }
    return (target.joint() && !asked.joint()
            ? "--joint"
            : "--target-precision " + target.precision())
        + " ("
        + fired
        + ")";
  }
}
