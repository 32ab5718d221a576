package io.micromap.training.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.json.Json;
import io.micromap.training.evaluation.ClassBalance;
import io.micromap.training.evaluation.Metrics;

/** {@code summary.json}: what a sweep found, what it chose and why. */
final class SweepSummary {

  private static final int SCHEMA_VERSION = 1;

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
    summary.put("status", sweep.passed() ? "pass" : "fail");
    summary.put("why", why(sweep));
    return Json.pretty(summary);
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
        };
    String gates =
        sweep.passed() ? "" : " Gates missed: " + String.join("; ", sweep.failures()) + ".";
    return "Threshold " + chosen.threshold() + " was chosen because " + reason + "." + gates;
  }
}
