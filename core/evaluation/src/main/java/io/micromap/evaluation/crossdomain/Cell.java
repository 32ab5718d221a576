package io.micromap.evaluation.crossdomain;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A mapper on a domain's rows. Rates over no rows are null.
 *
 * @param mapper its id, or {@value Router#ID}
 * @param data the domain's id, or {@value Router#ALL}
 * @param rails {@code on} or {@code off}
 * @param n rows of a class
 * @param fired of those, answered
 * @param coverage fired of n
 * @param accuracyOnFired right answers of all; null for a mapper on other data
 * @param falseAcceptRate rows answered by a mapper of another domain than theirs, of n; null on own
 *     data
 * @param lower bound of the 95 % interval of the accuracy on own data and for the router, else of
 *     the false-accept rate
 * @param upper bound of the same
 * @param outOfScope rows of the data that belong to none of its classes
 * @param outOfScopeFired of those, answered: wrongly on own data; elsewhere perhaps rightly, as a
 *     row out of one domain's scope may be in another's
 * @param overlap rows of n whose prompt is also one of a class of another domain that answers here;
 *     null on own data
 * @param overlapFired of those, answered
 * @param falseAcceptRateApart the false-accept rate over the other rows
 */
public record Cell(
    String mapper,
    String data,
    String rails,
    int n,
    int fired,
    Double coverage,
    Double accuracyOnFired,
    Double falseAcceptRate,
    Double lower,
    Double upper,
    int outOfScope,
    int outOfScopeFired,
    Integer overlap,
    Integer overlapFired,
    Double falseAcceptRateApart) {

  /** Whether it is a mapper on its own domain's rows. */
  public boolean onDiagonal() {
    return mapper.equals(data);
  }

  /** Whether it is the router. */
  public boolean byRouter() {
    return mapper.equals(Router.ID);
  }

  /** Whether it is a mapper on another domain's rows: off the diagonal. */
  public boolean offDiagonal() {
    return !onDiagonal() && !byRouter();
  }

  /** A mapper on its own rows: those out of scope are not counted. */
  static Cell own(String id, String rails, List<Reply> replies) {
    List<Reply> rows = inScope(replies);
    int fired = count(rows, Reply::fired);
    Rate accuracy = Rate.of(count(rows, reply -> reply.fired() && reply.isRight()), fired);
    return new Cell(
        id,
        id,
        rails,
        rows.size(),
        fired,
        Rate.of(fired, rows.size()).value(),
        accuracy.value(),
        null,
        accuracy.lower(),
        accuracy.upper(),
        replies.size() - rows.size(),
        count(replies, Reply::fired) - fired,
        null,
        null,
        null);
  }

  /**
   * A mapper on another domain's rows.
   *
   * @param shared numbers of the rows whose prompt is also one of the mapper's own
   */
  static Cell foreign(
      String id, String data, String rails, List<Reply> replies, Set<Integer> shared) {
    List<Reply> rows = inScope(replies);
    int fired = count(rows, Reply::fired);
    List<Reply> both = shared.stream().map(replies::get).filter(r -> !r.outOfScope()).toList();
    int bothFired = count(both, Reply::fired);
    Rate accepted = Rate.of(fired, rows.size());
    return new Cell(
        id,
        data,
        rails,
        rows.size(),
        fired,
        accepted.value(),
        null,
        accepted.value(),
        accepted.lower(),
        accepted.upper(),
        replies.size() - rows.size(),
        count(replies, Reply::fired) - fired,
        both.size(),
        bothFired,
        Rate.of(fired - bothFired, rows.size() - both.size()).value());
  }

  /** The router on rows of a class and out of scope. */
  static Cell router(String data, String rails, List<Route> routes) {
    List<Route> rows = routes.stream().filter(route -> !route.reply().outOfScope()).toList();
    int fired = count(rows, Route::fired);
    int wrong = count(rows, Route::misrouted);
    int shared = count(rows, Route::shared);
    Rate accuracy = Rate.of(count(rows, route -> route.fired() && route.reply().isRight()), fired);
    return new Cell(
        Router.ID,
        data,
        rails,
        rows.size(),
        fired,
        Rate.of(fired, rows.size()).value(),
        accuracy.value(),
        Rate.of(wrong, rows.size()).value(),
        accuracy.lower(),
        accuracy.upper(),
        routes.size() - rows.size(),
        count(routes, Route::fired) - fired,
        shared,
        count(rows, route -> route.fired() && route.shared()),
        Rate.of(count(rows, route -> route.misrouted() && !route.shared()), rows.size() - shared)
            .value());
  }

  private static List<Reply> inScope(List<Reply> replies) {
    return replies.stream().filter(reply -> !reply.outOfScope()).toList();
  }

  private static <T> int count(List<T> rows, Predicate<T> counted) {
    return (int) rows.stream().filter(counted).count();
  }
}
