package io.micromap.evaluation.crossdomain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the cells; every limit is held against each cell it speaks of.
 *
 * @param maxFalseAccept of mappers on other domains' rows, without rails
 * @param maxFalseAcceptWithRails the same with rails
 * @param minAccuracy of answers on own rows, and of the router on all, with and without rails
 * @param minCoverage on own rows, and of the router on all, without rails
 */
public record GateLimits(
    Optional<Double> maxFalseAccept,
    Optional<Double> maxFalseAcceptWithRails,
    Optional<Double> minAccuracy,
    Optional<Double> minCoverage) {

  /** Nothing is asked. */
  public static final GateLimits NONE =
      new GateLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  List<Gate> judge(List<Cell> cells) {
    List<Gate> gates = new ArrayList<>();
    for (Cell cell : cells) {
      boolean withRails = cell.rails().equals(CrossDomain.ON);
      if (cell.offDiagonal()) {
        (withRails ? maxFalseAcceptWithRails : maxFalseAccept)
            .ifPresent(
                asked ->
                    gates.add(Gate.most("max_false_accept", cell, asked, cell.falseAcceptRate())));
      } else if (cell.onDiagonal() || cell.data().equals(Router.ALL)) {
        minAccuracy.ifPresent(
            asked -> gates.add(Gate.least("min_accuracy", cell, asked, cell.accuracyOnFired())));
        if (!withRails) {
          minCoverage.ifPresent(
              asked -> gates.add(Gate.least("min_coverage", cell, asked, cell.coverage())));
        }
      }
    }
    return gates;
  }
}
