package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import io.micromap.evaluation.metrics.ClassBalance.Line;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Optional;

/**
 * How a mapper does on its own domain's rows, or the router on all.
 *
 * @param key the mapper on its own data, or the router on {@value Router#ALL}
 * @param quality figures that need no threshold, but for macro-F1
 * @param accuracyAtCoverage how well confidence ranks: what comes with answering a share of these
 *     rows
 * @param perClass each class at the thresholds
 * @param outOfScope the domain's own out-of-scope rows
 * @param thresholds the mapper's; the least score of the router, or empty where the mappers' own
 *     thresholds apply
 */
public record InDomain(
    @JsonUnwrapped Key key,
    @JsonUnwrapped Quality quality,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<AtCoverage> accuracyAtCoverage,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<PerClass> perClass,
    Optional<OutOfScope> outOfScope,
    Optional<Thresholds> thresholds) {

  /**
   * How good the top-ranked classes and their confidences are.
   *
   * @param rows in-scope rows
   * @param accuracy share of them whose candidate is correct, whatever its confidence
   * @param macroF1 mean over classes of the F1 of answers, at the thresholds
   * @param ece calibration error of the candidates of in-scope rows; empty for the router, whose
   *     score is not a probability
   * @param aurc area under the risk-coverage curve of all candidates; a mapper's on out-of-scope
   *     rows are wrong, the router's are left out, as another domain's class may be correct
   */
  public record Quality(
      int rows,
      Optional<Double> accuracy,
      Optional<Double> macroF1,
      Optional<Double> ece,
      Optional<Double> aurc) {}

  /**
   * The most confident share of the in-scope rows.
   *
   * @param coverage the share
   * @param accuracy share of correct candidates among them
   * @param falseAcceptRate share of other domains' in-scope rows that are as confident; empty where
   *     there are none, or where so many own rows have no candidate
   */
  public record AtCoverage(
      double coverage, Optional<Double> accuracy, Optional<Double> falseAcceptRate) {}

  /** A class; precision and recall are empty over no rows. */
  public record PerClass(
      String label,
      int rows,
      int fired,
      int correct,
      Optional<Double> precision,
      Optional<Double> recall) {

    static PerClass of(Line line) {
      return new PerClass(
          line.label(),
          line.rows(),
          line.fired(),
          line.correct(),
          Rate.of(line.correct(), line.answers()).value(),
          Rate.of(line.correct(), line.rows()).value());
    }
  }

  /** Out-of-scope rows, those of them that were answered, and their share with its interval. */
  public record OutOfScope(
      int rows,
      int fired,
      Optional<Double> falseAcceptRate,
      Optional<Double> lower,
      Optional<Double> upper) {}

  /** Copies. */
  public InDomain {
    accuracyAtCoverage = List.copyOf(accuracyAtCoverage);
    perClass = List.copyOf(perClass);
  }
}
