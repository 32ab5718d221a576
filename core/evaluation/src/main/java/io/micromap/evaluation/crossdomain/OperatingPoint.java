package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * When a mapper answers, chosen without the rows that are reported on.
 *
 * @param rule how the thresholds were chosen
 * @param thresholds of the mapper
 * @param chosenCoverage share of in-scope rows that the thresholds answer of those that they were
 *     chosen on; empty for a mapper's own thresholds
 */
public record OperatingPoint(Rule rule, Thresholds thresholds, Optional<Double> chosenCoverage) {

  /** The highest threshold that a confidence can reach. */
  static final double HIGHEST = Math.nextDown(Thresholds.NEVER);

  /** In place of the confidence of a row that cannot be answered. */
  static final double NEVER = -1;

  /** How thresholds are chosen. */
  public enum Rule {
    /** One for all classes, that gains most where a wrong answer costs several right ones. */
    COST,
    /** One for all classes, the highest that answers enough in-scope rows. */
    COVERAGE,
    /** The mapper's own. */
    OWN;

    /** The name in files: lower case. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A mapper with the thresholds in its bundle. */
  public static OperatingPoint own(Mapper mapper) {
    return new OperatingPoint(Rule.OWN, mapper.bundle().thresholds(), Optional.empty());
  }

  /**
   * The highest threshold that a share of values reaches.
   *
   * @param sorted ascending, at most 1
   * @param share in (0, 1]
   */
  static double highest(double[] sorted, double share) {
    int reached = (int) Math.ceil(share * sorted.length);
    return Math.min(sorted[sorted.length - reached], HIGHEST);
  }

  /**
   * The highest threshold at which at least a share of the in-scope rows is answered.
   *
   * @param unseen predictions of models that did not see the rows
   * @param coverage in (0, 1]; less of it is reached where more rows cannot be answered at all
   * @param answerable whether a row may be answered if its confidence is high enough
   */
  public static OperatingPoint atCoverage(
      ScoredRows unseen, double coverage, Predicate<ScoredRow> answerable) {
    double[] confidence =
        unseen.inScope().stream()
            .mapToDouble(row -> answerable.test(row) ? row.confidence() : NEVER)
            .sorted()
            .toArray();
    return of(Rule.COVERAGE, Math.max(0, highest(confidence, coverage)), confidence);
  }

  /**
   * The threshold that gains most, of equals the highest; an out-of-scope row that is answered is
   * wrong.
   *
   * @param unseen predictions of models that did not see the rows
   * @param answerable whether a row may be answered if its confidence is high enough
   */
  public static OperatingPoint atCost(
      ScoredRows unseen, CostRule rule, Predicate<ScoredRow> answerable) {
    List<ScoredRow> rows =
        unseen.stream().filter(row -> row.answerable() && answerable.test(row)).toList();
    double[] confidence = rows.stream().mapToDouble(ScoredRow::confidence).toArray();
    boolean[] right = new boolean[confidence.length];
    IntStream.range(0, right.length).forEach(i -> right[i] = rows.get(i).correct());
    double[] inScope =
        unseen.inScope().stream()
            .mapToDouble(row -> answerable.test(row) ? row.confidence() : NEVER)
            .toArray();
    return of(Rule.COST, Math.min(rule.best(confidence, right), HIGHEST), inScope);
  }

  private static OperatingPoint of(Rule rule, double threshold, double[] inScope) {
    long reached = Arrays.stream(inScope).filter(value -> value >= threshold).count();
    return new OperatingPoint(
        rule, Thresholds.global(threshold), Optional.of((double) reached / inScope.length));
  }
}
