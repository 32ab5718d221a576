package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.text.Counted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Says why a sweep chose its point, and what the points beside it would have given. */
final class WhyChosen {

  private WhyChosen() {}

  static String of(Sweep sweep) {
    Metrics chosen = sweep.chosen();
    return (sweep.isFixed()
            ? Sweep.FIXED.substring(0, 1).toUpperCase(Locale.ROOT)
                + Sweep.FIXED.substring(1)
                + ". These answer "
            : "Threshold "
                + Json.decimal(chosen.threshold())
                + " was chosen because "
                + reason(sweep)
                + ". It answers ")
        + chosen.fired()
        + " of "
        + Counted.of(chosen.total(), "row")
        + ", "
        + chosen.correctOnFired()
        + " of them correctly"
        + (chosen.fired() == 0
            ? ""
            : " (accuracy on fired " + Json.decimal(chosen.accuracyOnFired()) + ")")
        + "."
        + (sweep.isFixed() ? "" : neighbours(sweep))
        + (sweep.passed() ? "" : " Gates missed: " + String.join("; ", sweep.failures()) + ".");
  }

  private static String reason(Sweep sweep) {
    SweepParameters parameters = sweep.parameters();
    return switch (parameters.chooseBy()) {
      case COST -> cheapest(parameters.costRule().orElseThrow(), sweep);
      case UTILITY ->
          "of the swept thresholds it has the highest harmonic mean of coverage and accuracy on"
              + " fired, "
              + Json.decimal(sweep.chosen().utility());
      case ABSTAIN_THEN_ACC ->
          "it is the highest swept threshold whose abstain rate is at most "
              + parameters.gates().maxAbstainRate().orElseThrow();
      case TARGET_PRECISION -> sweep.passed() ? proven(sweep) : "it is the highest swept one";
      case MAX_COVERAGE ->
          sweep.passed()
              ? "it answers most of all swept thresholds that keep the gates"
              : "no swept threshold keeps the gates and this is the highest";
    };
  }

  private static String cheapest(CostRule rule, Sweep sweep) {
    int own = sweep.ownThresholds().size();
    return "of the swept thresholds it gains most where a wrong answer costs "
        + number(rule.costWrong())
        + " right ones, so that answering pays above a precision of "
        + Json.decimal(rule.payingPrecision())
        + (own == 0
            ? ""
            : "; "
                + Counted.of(own, "class")
                + " with "
                + CostRule.OWN_ROWS
                + " rows or more "
                + (own == 1 ? "has its own" : "have their own"));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).toPlainString();
  }

  private static String proven(Sweep sweep) {
    return "it is the lowest swept threshold at which a precision of "
        + sweep.parameters().targetPrecision().orElseThrow()
        + " is proven with confidence "
        + sweep.parameters().confidence().orElseThrow()
        + ", as one of "
        + sweep.points().size()
        + " that were tried";
  }

  /** What the next lower and higher thresholds would have given. */
  private static String neighbours(Sweep sweep) {
    List<Double> thresholds = sweep.points().stream().map(Metrics::threshold).toList();
    int place = thresholds.indexOf(sweep.chosen().threshold());
    StringBuilder text = new StringBuilder();
    for (int other : new int[] {place - 1, place + 1}) {
      if (other >= 0 && other < sweep.points().size()) {
        Metrics point = sweep.points().get(other);
        text.append(" Threshold ")
            .append(Json.decimal(point.threshold()))
            .append(" would answer ")
            .append(point.fired())
            .append(
                point.fired() == 0 ? "" : " at accuracy " + Json.decimal(point.accuracyOnFired()))
            .append('.');
      }
    }
    return text.toString();
  }
}
