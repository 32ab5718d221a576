package io.micromap.evaluation.crossdomain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the cells; every limit is checked on each cell it applies to.
 *
 * @param maxFalseAccept false-accept rate of mappers on other domains' rows, without rails
 * @param maxFalseAcceptWithRails the same with rails
 * @param minAccuracy accuracy of answers to own rows, and of the router on all, with and without
 *     rails
 * @param minCoverage coverage of own rows, and of the router on all, without rails
 */
public record GateLimits(
    Optional<Double> maxFalseAccept,
    Optional<Double> maxFalseAcceptWithRails,
    Optional<Double> minAccuracy,
    Optional<Double> minCoverage) {

  /** Nothing is asked. */
  public static final GateLimits NONE =
      new GateLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  List<Gate> check(List<Cell> cells) {
    List<Gate> gates = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.key().offDiagonal()) {
        checkForeign(cell, gates);
      } else if (cell.key().onDiagonal() || cell.key().onAll()) {
        checkOwn(cell, gates);
      }
    }
    return gates;
  }

  private void checkForeign(Cell cell, List<Gate> gates) {
    Optional<Double> limit =
        cell.key().rails() == RailsState.ON ? maxFalseAcceptWithRails : maxFalseAccept;
    Optional<Double> found = cell.rates().falseAcceptRate();
    limit.ifPresent(asked -> gates.add(Gate.most("max_false_accept", cell, asked, found)));
  }

  private void checkOwn(Cell cell, List<Gate> gates) {
    Optional<Double> accuracy = cell.rates().accuracyOnFired();
    minAccuracy.ifPresent(asked -> gates.add(Gate.least("min_accuracy", cell, asked, accuracy)));
    if (cell.key().rails() == RailsState.OFF) {
      Optional<Double> coverage = cell.answered().coverage();
      minCoverage.ifPresent(asked -> gates.add(Gate.least("min_coverage", cell, asked, coverage)));
    }
  }
}
