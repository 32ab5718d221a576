package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is proven of a mapper.
 *
 * @param target what was to be proven
 * @param rows held-out rows
 * @param inScope of those, in-scope rows
 * @param fired held-out rows that are answered under the thresholds
 * @param errors wrong ones among the answers
 * @param certificates one per group; every class stands in exactly one
 * @param absent classes that no row belongs to, which abstain whatever their group proves
 */
@JsonPropertyOrder({
  "schema_version",
  "target",
  "rows",
  "in_scope",
  "fired",
  "errors_on_fired",
  "coverage",
  "certificates",
  "absent"
})
public record Certification(
    Target target,
    int rows,
    int inScope,
    int fired,
    @JsonProperty("errors_on_fired") int errors,
    List<Certificate> certificates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> absent) {

  private static final int SCHEMA_VERSION = 1;
  private static final int NAMED = 5;

  /** Copies. */
  public Certification {
    certificates = List.copyOf(certificates);
    absent = List.copyOf(absent);
  }

  /** The threshold of every class; {@link Thresholds#NEVER} where none is proven or no row is. */
  public SortedMap<String, Double> thresholds() {
    return thresholds(certificates, absent);
  }

  static SortedMap<String, Double> thresholds(List<Certificate> certificates, List<String> absent) {
    SortedMap<String, Double> thresholds = new TreeMap<>();
    for (Certificate certificate : certificates) {
      certificate.labels().forEach(label -> thresholds.put(label, certificate.threshold()));
    }
    absent.forEach(label -> thresholds.put(label, Thresholds.NEVER));
    return thresholds;
  }

  @JsonProperty(value = "schema_version", access = JsonProperty.Access.READ_ONLY)
  int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Whether any class is answered. */
  public boolean proves() {
    return classes() > 0;
  }

  /** Classes that may be answered. */
  int classes() {
    return (int)
        thresholds().values().stream().filter(threshold -> threshold < Thresholds.NEVER).count();
  }

  /** Share of the held-out rows that is answered; nothing without rows. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public Optional<Double> coverage() {
    return share(fired, rows);
  }

  /** A share as files have it; nothing where it is one of nothing. */
  static Optional<Double> share(int part, int whole) {
    return whole == 0 ? Optional.empty() : Optional.of(Json.round((double) part / whole));
  }

  /** A share behind the counts that it is of; empty where it is one of nothing. */
  static String inBrackets(Optional<Double> share) {
    return share.map(some -> String.format(Locale.ROOT, " (%.4f)", some)).orElse("");
  }

  /** Share of the in-scope rows that goes unanswered under the thresholds; nothing without any. */
  public Optional<Double> inScopeAbstainRate(ScoredRows scored) {
    return inScopeAbstainRate(scored, Thresholds.of(Thresholds.NEVER, thresholds()));
  }

  static Optional<Double> inScopeAbstainRate(ScoredRows scored, Thresholds thresholds) {
    return scored.inScope().isEmpty()
        ? Optional.empty()
        : Optional.of(Metrics.of(scored, thresholds).inScopeAbstainRate());
  }

  /** The certificates as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder(heading());
    int width = certificates.stream().mapToInt(c -> name(c).length()).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s %6s %6s %6s %10s  %s\n";
    text.append(
        String.format(Locale.ROOT, row, "class", "rows", "fired", "errors", "proven", "threshold"));
    certificates.forEach(certificate -> text.append(line(row, certificate)));
    certificates.forEach(certificate -> text.append(pooled(certificate) + failed(certificate)));
    if (!absent.isEmpty()) {
      text.append("\nabstain always, as no held-out row is of them: " + named(absent) + ".\n");
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\nanswered: %d of %d held-out rows%s, %d of them wrong\n",
            fired,
            rows,
            inBrackets(coverage()),
            errors));
    return text.toString();
  }

  private static String line(String row, Certificate certificate) {
    boolean granted = certificate.granted();
    return String.format(
        Locale.ROOT,
        row,
        name(certificate),
        certificate.rows(),
        certificate.fired(),
        certificate.errors(),
        granted ? String.format(Locale.ROOT, "%.4f", certificate.precision()) : "-",
        granted ? String.format(Locale.ROOT, "%.6f", certificate.threshold()) : "abstains always");
  }

  private String heading() {
    String whose =
        target.scope() == Target.Scope.ALL
            ? "of all answers together"
            : target.joint() ? "of every class, all at once" : "of each class, each by itself";
    return "precision of at least "
        + target.precision()
        + " with confidence "
        + target.confidence()
        + ", "
        + whose
        + "\n\n";
  }

  private static String name(Certificate certificate) {
    return switch (certificate.kind()) {
      case CLASS -> certificate.labels().get(0);
      case POOL -> "(pool of " + certificate.labels().size() + ")";
      case ALL -> "(all)";
    };
  }

  private static String pooled(Certificate certificate) {
    return certificate.kind() == Kind.POOL
        ? "\npool: too few held-out rows of their own, so one threshold for all: "
            + named(certificate.labels())
            + ".\n"
        : "";
  }

  private static String failed(Certificate certificate) {
    return certificate.granted()
        ? ""
        : "\n"
            + (certificate.kind() == Kind.CLASS ? named(certificate.labels()) : name(certificate))
            + " abstains always: at least "
            + certificate.missing()
            + " more error-free held-out rows are needed.\n";
  }

  private static String named(List<String> labels) {
    int more = labels.size() - NAMED;
    return String.join(", ", labels.subList(0, Math.min(NAMED, labels.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
