package io.micromap.spark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision.Model;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How labelled rows are answered, in the terms of {@code metrics.csv}. A row without a prompt
 * counts as an abstention.
 *
 * @param labels one line a label of the data or the mapper, sorted by name, out-of-scope rows under
 *     their own word
 * @param confusions wrong answers by label and answer, the most frequent first
 * @param oosLabel the label of out-of-scope rows
 * @param model the mapper
 */
@JsonPropertyOrder({
  "schema_version",
  "total",
  "abstain",
  "abstain_rate",
  "coverage",
  "fired",
  "correct_on_fired",
  "accuracy_on_fired",
  "overall_correct",
  "overall_accuracy",
  "in_scope_coverage",
  "in_scope_accuracy",
  "oos_recall",
  "labels",
  "confusions",
  "oos_label",
  "model"
})
public record EvaluationCounts(
    List<LabelCount> labels, List<Confusion> confusions, String oosLabel, Model model) {

  /**
   * A label.
   *
   * @param label its name
   * @param rows rows with it
   * @param fired of those, answered at all
   * @param correct of those, answered with it
   * @param answers rows of any label answered with this one
   */
  public record LabelCount(String label, long rows, long fired, long correct, long answers) {}

  /**
   * Rows of one label that are answered with another.
   *
   * @param label that they have
   * @param answer that they get
   * @param rows how many
   */
  public record Confusion(String label, String answer, long rows) {}

  /** Copies. */
  public EvaluationCounts {
    labels = List.copyOf(labels);
    confusions = List.copyOf(confusions);
  }

  /** Version of the fields, 1. */
  @JsonProperty("schema_version")
  public int schemaVersion() {
    return 1;
  }

  /** Rows. */
  @JsonProperty("total")
  public long total() {
    return sum(LabelCount::rows);
  }

  /** Rows answered. */
  @JsonProperty("fired")
  public long fired() {
    return sum(LabelCount::fired);
  }

  /** Rows not answered. */
  @JsonProperty("abstain")
  public long abstain() {
    return total() - fired();
  }

  /** Share of rows not answered, 0 without rows. */
  @JsonProperty("abstain_rate")
  public double abstainRate() {
    return rate(abstain(), total());
  }

  /** Share of rows answered, 0 without rows. */
  @JsonProperty("coverage")
  public double coverage() {
    return rate(fired(), total());
  }

  /** Rows answered with their label. */
  @JsonProperty("correct_on_fired")
  public long correctOnFired() {
    return sum(LabelCount::correct);
  }

  /** Share of answers that are right, where there are any. */
  @JsonProperty("accuracy_on_fired")
  public Optional<Double> accuracyOnFired() {
    return share(correctOnFired(), fired());
  }

  /** Rows treated correctly: answered with their label, or out of scope and not answered. */
  @JsonProperty("overall_correct")
  public long overallCorrect() {
    return correctOnFired() + outside().rows() - outside().fired();
  }

  /** Share of rows treated correctly, 0 without rows. */
  @JsonProperty("overall_accuracy")
  public double overallAccuracy() {
    return rate(overallCorrect(), total());
  }

  /** Share of in-scope rows that are answered, where there are any. */
  @JsonProperty("in_scope_coverage")
  public Optional<Double> inScopeCoverage() {
    return share(fired() - outside().fired(), total() - outside().rows());
  }

  /** Share of in-scope rows that are answered correctly, where there are any. */
  @JsonProperty("in_scope_accuracy")
  public Optional<Double> inScopeAccuracy() {
    return share(correctOnFired(), total() - outside().rows());
  }

  /** Share of out-of-scope rows that are not answered, where there are any. */
  @JsonProperty("oos_recall")
  public Optional<Double> oosRecall() {
    return share(outside().rows() - outside().fired(), outside().rows());
  }

  private LabelCount outside() {
    return labels.stream()
        .filter(count -> count.label().equals(oosLabel))
        .findFirst()
        .orElse(new LabelCount(oosLabel, 0, 0, 0, 0));
  }

  private long sum(ToLongFunction<LabelCount> count) {
    return labels.stream().mapToLong(count).sum();
  }

  private static Optional<Double> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(rate(part, whole));
  }

  private static double rate(long part, long whole) {
    return whole == 0 ? 0 : Json.round((double) part / whole);
  }
}
