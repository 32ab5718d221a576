package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.runtime.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A sweep as a page of Markdown: the verdict in words, every threshold, every class. */
public final class SweepMarkdown {

  private static final List<Metric> SHOWN =
      List.of(
          Metric.COVERAGE,
          Metric.ACCURACY_ON_FIRED,
          Metric.OVERALL_ACCURACY,
          Metric.IN_SCOPE_COVERAGE,
          Metric.MACRO_F1);

  /** In the place of a share of no rows. */
  private static final String NOTHING = "-";

  private SweepMarkdown() {}

  /** The page of a sweep. */
  public static String write(Sweep sweep) {
    return write(sweep.artifacts().summary(), sweep.isFixed());
  }

  /**
   * The page.
   *
   * @param isFixed whether every class has a threshold of its own, so that none was chosen
   */
  static String write(SweepSummary summary, boolean isFixed) {
    StringBuilder text = new StringBuilder("# Sweep of ");
    text.append(escaped(summary.swept().mapperId())).append("\n\n");
    summary.result().verdict().toText().lines().forEach(line -> paragraph(text, line));
    paragraph(text, "Status: " + summary.result().status() + ". " + summary.result().why());
    appendThresholds(text, summary, isFixed);
    appendClasses(text, summary);
    text.append("\nMapper ").append(summary.swept().mapperSha256());
    text.append(", rows ").append(summary.swept().dataSha256()).append(".\n");
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String line) {
    text.append(escaped(line)).append("\n\n");
  }

  private static void appendThresholds(StringBuilder text, SweepSummary summary, boolean isFixed) {
    text.append("## Thresholds\n\n| threshold |");
    SHOWN.forEach(metric -> text.append(' ').append(metric.code().replace('_', ' ')).append(" |"));
    text.append("\n|---:|").append("---:|".repeat(SHOWN.size())).append('\n');
    double chosen = summary.chosen().metrics().value(Metric.THRESHOLD);
    for (MetricValues point : summary.metrics()) {
      double threshold = point.value(Metric.THRESHOLD);
      boolean isChosen = threshold == chosen && !isFixed;
      text.append("| ").append(Json.decimal(threshold)).append(isChosen ? " (chosen) |" : " |");
      SHOWN.forEach(
          metric ->
              text.append(' ')
                  .append(
                      point
                          .find(metric)
                          .map(Number::doubleValue)
                          .map(SweepMarkdown::decimal)
                          .orElse(NOTHING))
                  .append(" |"));
      text.append('\n');
    }
  }

  private static void appendClasses(StringBuilder text, SweepSummary summary) {
    text.append("\n## Classes\n\n| class | rows | correct | answers | accuracy | precision |");
    text.append(" threshold |\n|---|---:|---:|---:|---:|---:|---:|\n");
    for (ClassBalance.Line line : summary.classBalance()) {
      Double threshold = summary.chosen().perClassThresholds().get(line.label());
      text.append("| ").append(escaped(line.label())).append(" | ").append(line.rows());
      text.append(" | ").append(line.correct()).append(" | ").append(line.answers());
      text.append(" | ")
          .append(line.outOfScope() || line.rows() == 0 ? NOTHING : decimal(line.accuracy()));
      text.append(" | ").append(line.answers() == 0 ? NOTHING : decimal(line.precision()));
      text.append(" | ").append(threshold == null ? "" : Json.decimal(threshold)).append(" |\n");
    }
  }

  private static String decimal(double value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** A text in which nothing is markup, so that a label is shown as it is. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*\\[\\]|#])", "\\\\$1")
        .replace("_", "\\_")
        .replace("&", "&amp;")
        .replace("<", "&lt;");
  }
}
