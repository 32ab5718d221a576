package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Mapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How it is chosen when mappers answer. Where neither is there, every mapper keeps its own
 * thresholds.
 *
 * @param coverageAsked share of in-scope rows that thresholds are chosen for
 * @param costWrong how many right answers a wrong one costs, where thresholds gain most
 */
public record PointChoice(Optional<Double> coverageAsked, Optional<Double> costWrong) {

  /** Every mapper keeps its own thresholds. */
  public static final PointChoice OWN = new PointChoice(Optional.empty(), Optional.empty());

  /** The highest thresholds that answer a share of the in-scope rows. */
  public static PointChoice atCoverage(double share) {
    return new PointChoice(Optional.of(share), Optional.empty());
  }

  /** The thresholds that gain most where a wrong answer costs so many right ones. */
  public static PointChoice atCost(double costWrong) {
    return new PointChoice(Optional.empty(), Optional.of(costWrong));
  }

  /**
   * The point of a mapper.
   *
   * @param unseen predictions of models that did not see the rows
   * @param answerable whether a row may be answered if its confidence is high enough
   */
  public OperatingPoint point(Mapper mapper, ScoredRows unseen, Predicate<ScoredRow> answerable) {
    return coverageAsked
        .map(share -> OperatingPoint.atCoverage(unseen, share, answerable))
        .or(() -> rule().map(rule -> OperatingPoint.atCost(unseen, rule, answerable)))
        .orElseGet(() -> OperatingPoint.own(mapper));
  }

  /** The router of several mappers. */
  Router router(List<DomainMapper> domains, RailsState rails) {
    return coverageAsked
        .map(share -> Router.atCoverage(domains, share, rails))
        .or(() -> rule().map(rule -> Router.atCost(domains, rule, rails)))
        .orElseGet(() -> new Router(Optional.empty()));
  }

  private Optional<CostRule> rule() {
    return costWrong.map(CostRule::new);
  }
}
