package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.json.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A mapper on a domain's rows. Rates lie in [0, 1]; a rate over no rows is empty.
 *
 * @param key mapper, data and rails
 * @param answered the in-scope rows and those that are answered
 * @param rates how good or bad the answers are
 * @param outside the data's out-of-scope rows
 * @param shared the rows that are prompts of another domain too
 */
public record Cell(
    @JsonUnwrapped Key key,
    @JsonUnwrapped Answered answered,
    @JsonUnwrapped Rates rates,
    @JsonUnwrapped OutOfScopeCounts outside,
    @JsonUnwrapped OverlapCounts shared) {

  /**
   * In-scope rows.
   *
   * @param n how many
   * @param fired of those, answered
   * @param coverage fired of n
   */
  public record Answered(int n, int fired, Optional<Double> coverage) {

    /** Checks the ranges. */
    public Answered {
      Check.count("n", n);
      Check.part("fired", fired, n);
      coverage.ifPresent(share -> Check.unit("coverage", share));
    }

    private static Answered of(List<? extends Reply> rows) {
      int fired = count(rows, Reply::fired);
      return new Answered(rows.size(), fired, Rate.of(fired, rows.size()).value());
    }
  }

  /**
   * How good or bad the answers are.
   *
   * @param accuracyOnFired correct answers of all; empty for a mapper on other data
   * @param falseAcceptRate in-scope rows answered by the mapper of another domain, of n; empty for
   *     a mapper on its own data
   * @param lower bound of the 95 % interval: of the accuracy for a mapper on its own data and for
   *     the router, of the false-accept rate for a mapper on other data
   * @param upper bound of the same interval
   */
  public record Rates(
      Optional<Double> accuracyOnFired,
      Optional<Double> falseAcceptRate,
      Optional<Double> lower,
      Optional<Double> upper) {

    /** Checks the ranges. */
    public Rates {
      accuracyOnFired.ifPresent(rate -> Check.unit("accuracy_on_fired", rate));
      falseAcceptRate.ifPresent(rate -> Check.unit("false_accept_rate", rate));
      lower.ifPresent(rate -> Check.unit("lower", rate));
      upper.ifPresent(rate -> Check.unit("upper", rate));
    }

    private static Rates own(Rate accuracy) {
      return new Rates(accuracy.value(), Optional.empty(), accuracy.lower(), accuracy.upper());
    }

    private static Rates foreign(Rate accepted) {
      return new Rates(Optional.empty(), accepted.value(), accepted.lower(), accepted.upper());
    }

    private static Rates router(Rate accuracy, Rate misrouted) {
      return new Rates(accuracy.value(), misrouted.value(), accuracy.lower(), accuracy.upper());
    }
  }

  /**
   * Out-of-scope rows of the data.
   *
   * @param outOfScope how many
   * @param outOfScopeFired of those, answered: wrongly by their own domain's mapper; by another
   *     mapper perhaps correctly, as a row out of one domain's scope may be in another's
   */
  public record OutOfScopeCounts(int outOfScope, int outOfScopeFired) {

    /** Checks the ranges. */
    public OutOfScopeCounts {
      Check.count("out_of_scope", outOfScope);
      Check.part("out_of_scope_fired", outOfScopeFired, outOfScope);
    }

    private static OutOfScopeCounts of(List<? extends Reply> replies) {
      int outside = count(replies, reply -> !reply.inScope());
      int fired = count(replies, reply -> !reply.inScope() && reply.fired());
      return new OutOfScopeCounts(outside, fired);
    }
  }

  /**
   * In-scope rows whose prompt is also in scope in another domain that answers here; all empty for
   * a mapper on its own data.
   *
   * @param overlap how many
   * @param overlapFired of those, answered
   * @param falseAcceptRateApart the false-accept rate over the other rows
   */
  public record OverlapCounts(
      Optional<Integer> overlap,
      Optional<Integer> overlapFired,
      Optional<Double> falseAcceptRateApart) {

    private static final OverlapCounts NONE =
        new OverlapCounts(Optional.empty(), Optional.empty(), Optional.empty());

    private static OverlapCounts of(Answered both, Rate apart) {
      return new OverlapCounts(Optional.of(both.n), Optional.of(both.fired), apart.value());
    }
  }

  /** A mapper on its own rows; accuracy is over answers to in-scope rows. */
  static Cell own(Key key, List<? extends Reply> replies) {
    Answered answered = Answered.of(Reply.inScope(replies));
    return new Cell(
        key,
        answered,
        Rates.own(Rate.of(correct(replies), answered.fired)),
        OutOfScopeCounts.of(replies),
        OverlapCounts.NONE);
  }

  /** The same without an interval, which rows that trained the mapper do not have. */
  Cell withoutInterval() {
    Rates bare =
        new Rates(rates.accuracyOnFired, rates.falseAcceptRate, Optional.empty(), Optional.empty());
    return new Cell(key, answered, bare, outside, shared);
  }

  /**
   * A mapper on another domain's rows.
   *
   * @param shared numbers of the rows whose prompt is also one of the mapper's own
   */
  static Cell foreign(Key key, List<? extends Reply> replies, Set<Integer> shared) {
    Answered all = Answered.of(Reply.inScope(replies));
    Answered both = Answered.of(Reply.inScope(shared.stream().map(replies::get).toList()));
    return new Cell(
        key,
        all,
        Rates.foreign(Rate.of(all.fired, all.n)),
        OutOfScopeCounts.of(replies),
        OverlapCounts.of(both, Rate.of(all.fired - both.fired, all.n - both.n)));
  }

  /** The router on in-scope and out-of-scope rows. */
  static Cell router(Key key, List<Route> routes) {
    List<Route> rows = Reply.inScope(routes);
    Answered all = Answered.of(rows);
    Answered both = Answered.of(rows.stream().filter(Route::shared).toList());
    int misrouted = count(rows, Route::misrouted);
    int misroutedApart = count(rows, route -> route.misrouted() && !route.shared());
    return new Cell(
        key,
        all,
        Rates.router(Rate.of(correct(rows), all.fired), Rate.of(misrouted, all.n)),
        OutOfScopeCounts.of(routes),
        OverlapCounts.of(both, Rate.of(misroutedApart, all.n - both.n)));
  }

  private static int correct(List<? extends Reply> replies) {
    return count(replies, reply -> reply.fired() && reply.correct());
  }

  private static <T> int count(List<T> rows, Predicate<? super T> counted) {
    return (int) rows.stream().filter(counted).count();
  }
}
