package io.micromap.evaluation.crossdomain;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
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

  private static final String FALSE_ACCEPT = "max_false_accept";

  /** Nothing is asked. */
  public static final GateLimits NONE =
      new GateLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Compares the limits with the cells that they apply to.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE} if a limit applies to none
   */
  List<Gate> check(List<Cell> cells) {
    List<Gate> gates = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.key().offDiagonal()) {
        checkForeign(cell, gates);
      } else if (cell.key().onDiagonal() || cell.key().onAll()) {
        checkOwn(cell, gates);
      }
    }
    requireChecked(maxFalseAccept, RailsState.OFF, gates);
    requireChecked(maxFalseAcceptWithRails, RailsState.ON, gates);
    return gates;
  }

  /** Refuses a limit on false accepts that no cell with rows has been compared with. */
  private static void requireChecked(Optional<Double> limit, RailsState rails, List<Gate> gates) {
    boolean checked =
        gates.stream()
            .anyMatch(
                gate ->
                    gate.name().equals(FALSE_ACCEPT)
                        && gate.key().rails() == rails
                        && gate.found().isPresent());
    if (limit.isPresent() && !checked) {
      throw MicromapException.naming(
          ErrorCode.USAGE,
          "%s applies to no cell: no mapper answered in-scope rows of another domain%s. Give two"
              + " domains or more, or leave it out.",
          new Field(rails == RailsState.ON ? "maxFalseAcceptWithRails" : "maxFalseAccept"),
          rails == RailsState.ON ? " with rails" : "");
    }
  }

  private void checkForeign(Cell cell, List<Gate> gates) {
    Optional<Double> limit =
        cell.key().rails() == RailsState.ON ? maxFalseAcceptWithRails : maxFalseAccept;
    Optional<Double> found = cell.rates().falseAcceptRate();
    limit.ifPresent(asked -> gates.add(Gate.most(FALSE_ACCEPT, cell, asked, found)));
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
