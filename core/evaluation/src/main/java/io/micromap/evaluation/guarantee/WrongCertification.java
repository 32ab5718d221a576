package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.spi.Thresholds;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What held-out rows prove about wrong answers.
 *
 * @param promise what was to be kept
 * @param rows held-out rows
 * @param fired of those, answered under the thresholds; a class that is not bounded keeps the
 *     mapper's own
 * @param errors wrong ones among the answers
 * @param bounds one per bounded share; that on all answers first, then those of classes by name
 * @param thresholds of every bounded class; where all answers are bounded, these are all classes
 */
@JsonPropertyOrder({
  "schema_version",
  "promise",
  "rows",
  "fired",
  "errors_on_fired",
  "coverage",
  "bounds",
  "thresholds"
})
public record WrongCertification(
    MaxWrong promise,
    int rows,
    int fired,
    @JsonProperty("errors_on_fired") int errors,
    List<WrongBound> bounds,
    SortedMap<String, Double> thresholds) {

  private static final int SCHEMA_VERSION = 1;

  /** Copies. */
  public WrongCertification {
    bounds = List.copyOf(bounds);
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
  }

  @JsonProperty(value = "schema_version", access = JsonProperty.Access.READ_ONLY)
  int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Whether every bound is proven at some threshold. */
  public boolean granted() {
    return bounds.stream().allMatch(WrongBound::granted);
  }

  /** Share of the held-out rows that is answered; nothing without rows. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public Optional<Double> coverage() {
    return Certification.share(fired, rows);
  }

  /** Share of the in-scope rows that goes unanswered under the thresholds; nothing without any. */
  public Optional<Double> inScopeAbstainRate(ScoredRows scored) {
    Thresholds all = scored.mapper().bundle().thresholds().with(thresholds);
    return Certification.inScopeAbstainRate(scored, all);
  }

  /** The certification as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder(heading()).append('\n');
    bounds.forEach(bound -> text.append(bound.toText()));
    text.append(
        String.format(
            Locale.ROOT,
            "\nanswered: %d of %d held-out rows%s, %d of them wrong\n",
            fired,
            rows,
            Certification.inBrackets(coverage()),
            errors));
    return text.toString();
  }

  private String heading() {
    String many = bounds.size() > 1 ? ", all bounds at once" : "";
    return promise
        .confidence()
        .map(chance -> "wrong answers, with confidence " + chance + many + "\n")
        .orElse("wrong answers, on average over draws of the held-out rows\n");
  }
}
