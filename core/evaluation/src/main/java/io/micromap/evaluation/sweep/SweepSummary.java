package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.metrics.CalibrationError;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.ConfidenceHistogram;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.RiskCoverageCurve;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import java.util.List;

/** {@code summary.json}: what a sweep found, what it chose and why. */
final class SweepSummary {

  private static final int SCHEMA_VERSION = 1;
  private static final int MAX_POINTS = 200;
  private static final int MAX_CLASS_POINTS = 2000;

  private SweepSummary() {}

  static byte[] write(Sweep sweep) {
    ObjectNode summary = Json.mapper().createObjectNode();
    summary.put("schema_version", SCHEMA_VERSION);
    summary.put("mapper_id", sweep.rows().mapper().model().id());
    summary.put("mapper_sha256", sweep.rows().mapper().model().sha256());
    summary.put("data_sha256", sweep.rows().data().sha256());
    ArrayNode thresholds = summary.putArray("thresholds");
    sweep.parameters().thresholds().forEach(thresholds::add);
    summary.set("parameters", Json.mapper().valueToTree(sweep.parameters()));
    ArrayNode metrics = summary.putArray("metrics");
    sweep.points().forEach(point -> metrics.add(point(point)));
    ObjectNode chosen = point(sweep.chosen());
    chosen.set("per_class_thresholds", Json.mapper().valueToTree(sweep.chosenPerClass()));
    summary.set("chosen", chosen);
    ArrayNode classes = summary.putArray("class_balance");
    sweep.classBalance().classes().forEach(line -> classes.add(line(line)));
    summary.set("risk_coverage", curves(sweep));
    summary.set("calibration", calibration(sweep.rows()));
    summary.set("confidences", Json.mapper().valueToTree(ConfidenceHistogram.of(sweep.rows())));
    summary.put("status", sweep.passed() ? "pass" : "fail");
    summary.put("why", why(sweep));
    return Json.pretty(summary);
  }

  /** The whole curve under one global threshold, and that of each class by itself. */
  private static ObjectNode curves(Sweep sweep) {
    List<Label> labels = sweep.rows().mapper().labels();
    ObjectNode node = curve(RiskCoverageCurve.of(sweep.rows()), MAX_POINTS);
    ObjectNode classes = node.putObject("classes");
    int most = Math.max(10, Math.min(MAX_POINTS, MAX_CLASS_POINTS / labels.size()));
    for (int k = 0; k < labels.size(); k++) {
      classes.set(labels.get(k).name(), curve(RiskCoverageCurve.ofClass(sweep.rows(), k), most));
    }
    return node;
  }

  /** Columns rather than objects, as a curve has many points. */
  private static ObjectNode curve(RiskCoverageCurve curve, int most) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("aurc", Json.round(curve.aurc()));
    node.put("distinct", curve.points().size());
    ArrayNode thresholds = node.putArray("threshold");
    ArrayNode coverage = node.putArray("coverage");
    ArrayNode risk = node.putArray("risk");
    for (RiskCoverageCurve.Point point : curve.thinned(most)) {
      thresholds.add(Json.round(point.threshold()));
      coverage.add(Json.round(point.coverage()));
      risk.add(Json.round(point.risk()));
    }
    return node;
  }

  private static ObjectNode calibration(ScoredRows rows) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("ece", Json.round(rows.calibrationError()));
    ArrayNode sizes = node.putArray("rows");
    ArrayNode confidence = node.putArray("confidence");
    ArrayNode accuracy = node.putArray("accuracy");
    for (CalibrationError.Bin bin : rows.calibrationBins()) {
      sizes.add(bin.rows());
      confidence.add(Json.round(bin.meanConfidence()));
      accuracy.add(Json.round(bin.accuracy()));
    }
    return node;
  }

  private static ObjectNode point(Metrics point) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("threshold", point.threshold());
    node.put("total", point.total());
    node.put("abstain", point.abstain());
    node.put("abstain_rate", Json.round(point.abstainRate()));
    node.put("coverage", Json.round(point.coverage()));
    node.put("fired", point.fired());
    node.put("correct_on_fired", point.correctOnFired());
    node.put("accuracy_on_fired", Json.round(point.accuracyOnFired()));
    node.put("overall_correct", point.overallCorrect());
    node.put("overall_accuracy", Json.round(point.overallAccuracy()));
    node.put("in_scope_coverage", Json.round(point.inScopeCoverage()));
    node.put("in_scope_accuracy", Json.round(point.inScopeAccuracy()));
    point.oosRecall().ifPresent(value -> node.put("oos_recall", Json.round(value)));
    point.auroc().ifPresent(value -> node.put("auroc", Json.round(value)));
    node.put("macro_f1", Json.round(point.macroF1()));
    node.put("ece", Json.round(point.ece()));
    node.put("brier", Json.round(point.probabilities().brier()));
    node.put("log_loss", Json.round(point.probabilities().logLoss()));
    return node;
  }

  private static ObjectNode line(ClassBalance.Line line) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("label", line.label());
    node.put("rows", line.rows());
    node.put("correct", line.correct());
    node.put("accuracy", Json.round(line.accuracy()));
    node.put("fired", line.fired());
    node.put("answers", line.answers());
    node.put("precision", Json.round(line.precision()));
    return node;
  }

  private static String why(Sweep sweep) {
    Metrics chosen = sweep.chosen();
    String reason =
        switch (sweep.parameters().chooseBy()) {
          case UTILITY ->
              "of the swept thresholds it has the highest harmonic mean of coverage and accuracy on"
                  + " fired, "
                  + Json.round(chosen.utility());
          case ABSTAIN_THEN_ACC ->
              "it is the highest swept threshold whose abstain rate is at most "
                  + sweep.parameters().maxAbstainRate();
          case TARGET_PRECISION ->
              sweep.passed()
                  ? "it is the lowest swept threshold at which a precision of "
                      + sweep.parameters().targetPrecision()
                      + " is proven with confidence "
                      + sweep.parameters().confidence()
                      + ", as one of "
                      + sweep.points().size()
                      + " that were tried"
                  : "it is the highest swept one";
          case MAX_COVERAGE ->
              sweep.passed()
                  ? "it answers most of all swept thresholds that keep the gates"
                  : "no swept threshold keeps the gates and this is the highest";
        };
    String gates =
        sweep.passed() ? "" : " Gates missed: " + String.join("; ", sweep.failures()) + ".";
    return "Threshold "
        + chosen.threshold()
        + " was chosen because "
        + reason
        + ". It answers "
        + chosen.fired()
        + " of "
        + chosen.total()
        + " rows, "
        + chosen.correctOnFired()
        + " of them rightly (accuracy on fired "
        + Json.round(chosen.accuracyOnFired())
        + ")."
        + neighbours(sweep)
        + gates;
  }

  /** What the next lower and higher thresholds would have given. */
  private static String neighbours(Sweep sweep) {
    int place = sweep.points().indexOf(sweep.chosen());
    StringBuilder text = new StringBuilder();
    for (int other : new int[] {place - 1, place + 1}) {
      if (other >= 0 && other < sweep.points().size()) {
        Metrics point = sweep.points().get(other);
        text.append(" Threshold ")
            .append(point.threshold())
            .append(" would answer ")
            .append(point.fired())
            .append(" at accuracy ")
            .append(Json.round(point.accuracyOnFired()))
            .append('.');
      }
    }
    return text.toString();
  }
}
