package io.micromap.evaluation.metrics;

import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The metrics that artifacts hold at each threshold, in their order. A metric is declared here and
 * nowhere else: {@code metrics.csv}, {@code summary.json} and the report page take them all.
 */
public enum Metric {
  /** The global threshold. */
  THRESHOLD(Metrics::threshold),
  /** Rows. */
  TOTAL(Metrics::total),
  /** Rows not answered. */
  ABSTAIN(Metrics::abstain),
  /** Share of rows not answered. */
  ABSTAIN_RATE(rounded(Metrics::abstainRate)),
  /** Share of rows answered. */
  COVERAGE(rounded(Metrics::coverage)),
  /** Rows answered. */
  FIRED(Metrics::fired),
  /** Rows answered with their class. */
  CORRECT_ON_FIRED(Metrics::correctOnFired),
  /** Share of answers that are right; missing without answers. */
  ACCURACY_ON_FIRED(Need.OPTIONAL, over(Metrics::fired, Metrics::accuracyOnFired)),
  /** Rows treated correctly: answered with their class, or out of scope and not answered. */
  OVERALL_CORRECT(Metrics::overallCorrect),
  /** Share of rows treated correctly. */
  OVERALL_ACCURACY(rounded(Metrics::overallAccuracy)),
  /** Share of in-scope rows that are answered; this and what follows is missing without such. */
  IN_SCOPE_COVERAGE(Need.OPTIONAL, inScope(Metrics::inScopeCoverage)),
  /** Share of in-scope rows that are answered correctly. */
  IN_SCOPE_ACCURACY(Need.OPTIONAL, inScope(Metrics::inScopeAccuracy)),
  /** Share of out-of-scope rows that are not answered; missing without such rows. */
  OOS_RECALL(Need.OPTIONAL, ifAny(Metrics::oosRecall)),
  /** Area under the ROC curve of in-scope against out-of-scope rows; missing without both. */
  AUROC(Need.OPTIONAL, ifAny(point -> point.ranking().auroc())),
  /** Mean over classes of the F1 of answers. */
  MACRO_F1(Need.OPTIONAL, inScope(Metrics::macroF1)),
  /** Expected calibration error, before thresholds. */
  ECE(Need.OPTIONAL, inScope(point -> point.ranking().ece())),
  /** Brier score, before thresholds. */
  BRIER(Need.OPTIONAL, inScope(point -> point.ranking().probabilities().brier())),
  /** Log loss, before thresholds. */
  LOG_LOSS(Need.OPTIONAL, inScope(point -> point.ranking().probabilities().logLoss()));

  private enum Need {
    REQUIRED,
    OPTIONAL
  }

  private final Need need;

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final Function<Metrics, Number> getter;

  Metric(Function<Metrics, Number> getter) {
    this(Need.REQUIRED, getter);
  }

  Metric(Need need, Function<Metrics, Number> getter) {
    this.need = need;
    this.getter = getter;
  }

  private static Function<Metrics, Number> rounded(ToDoubleFunction<Metrics> getter) {
    return point -> Json.round(getter.applyAsDouble(point));
  }

  /** A share of some rows, where there are any. */
  private static Function<Metrics, Number> over(
      ToIntFunction<Metrics> rows, ToDoubleFunction<Metrics> share) {
    return point ->
        rows.applyAsInt(point) == 0 ? null : (Number) Json.round(share.applyAsDouble(point));
  }

  private static Function<Metrics, Number> inScope(ToDoubleFunction<Metrics> getter) {
    return over(point -> point.counts().inScope(), getter);
  }

  private static Function<Metrics, Number> ifAny(Function<Metrics, Optional<Double>> getter) {
    return point -> getter.apply(point).map(Json::round).orElse(null);
  }

  /** The name in artifacts: a column of {@code metrics.csv}, a key of {@code summary.json}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether every point has a value. */
  public boolean required() {
    return need == Need.REQUIRED;
  }

  /** Checks a value that a document states: a count, a score or a number from 0 to 1. */
  void require(Number value) {
    double number = value.doubleValue();
    switch (this) {
      case TOTAL, ABSTAIN, FIRED, CORRECT_ON_FIRED, OVERALL_CORRECT ->
          Check.that(
              number >= 0 && number == Math.rint(number),
              code(),
              value,
              "a whole number, 0 or more");
      case BRIER, LOG_LOSS ->
          Check.that(number >= 0 && Double.isFinite(number), code(), value, "a number, 0 or more");
      default -> Check.unit(code(), number);
    }
  }

  /** The value: a count, a rate rounded to six decimals, or nothing where it is not defined. */
  public Optional<Number> of(Metrics point) {
    return Optional.ofNullable(getter.apply(point));
  }

  /** All names, in order. */
  public static String[] codes() {
    return Arrays.stream(values()).map(Metric::code).toArray(String[]::new);
  }
}
