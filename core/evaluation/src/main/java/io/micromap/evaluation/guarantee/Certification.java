package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is proven of a mapper.
 *
 * @param target what was to be proven
 * @param rows held-out rows
 * @param inScope of those, rows of a class
 * @param certificates one per group; every class stands in exactly one
 */
public record Certification(Target target, int rows, int inScope, List<Certificate> certificates) {

  private static final int SCHEMA_VERSION = 1;
  private static final int NAMED = 5;

  /** Copies. */
  public Certification {
    certificates = List.copyOf(certificates);
  }

  /**
   * The threshold of every class; {@link io.micromap.spi.Thresholds#NEVER} where none is proven.
   */
  public SortedMap<String, Double> thresholds() {
    SortedMap<String, Double> thresholds = new TreeMap<>();
    for (Certificate certificate : certificates) {
      certificate.labels().forEach(label -> thresholds.put(label, certificate.threshold()));
    }
    return thresholds;
  }

  /** Held-out rows that are answered under the thresholds. */
  public int fired() {
    return certificates.stream().mapToInt(Certificate::fired).sum();
  }

  /** Share of the held-out rows that is answered. */
  public double coverage() {
    return rows == 0 ? 0 : (double) fired() / rows;
  }

  /** Wrong ones among the answers. */
  public int errors() {
    return certificates.stream().mapToInt(Certificate::errors).sum();
  }

  /** The certificates as JSON. */
  public ObjectNode toJson() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("schema_version", SCHEMA_VERSION);
    json.set("target", Json.mapper().valueToTree(target));
    json.put("rows", rows);
    json.put("in_scope", inScope);
    json.put("fired", fired());
    json.put("errors_on_fired", errors());
    json.put("coverage", Json.round(coverage()));
    ArrayNode groups = json.putArray("certificates");
    for (Certificate certificate : certificates) {
      ObjectNode group = Json.mapper().valueToTree(certificate);
      group.put("precision", Json.round(certificate.precision()));
      group.put("granted", certificate.granted());
      groups.add(group);
    }
    return json;
  }

  /** The certificates as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder(heading());
    int width = certificates.stream().mapToInt(c -> name(c).length()).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s %6s %6s %6s %10s  %s\n";
    text.append(
        String.format(Locale.ROOT, row, "class", "rows", "fired", "errors", "proven", "threshold"));
    for (Certificate certificate : certificates) {
      text.append(
          String.format(
              Locale.ROOT,
              row,
              name(certificate),
              certificate.rows(),
              certificate.fired(),
              certificate.errors(),
              certificate.granted()
                  ? String.format(Locale.ROOT, "%.4f", certificate.precision())
                  : "-",
              certificate.granted()
                  ? String.format(Locale.ROOT, "%.6f", certificate.threshold())
                  : "abstains always"));
    }
    certificates.forEach(certificate -> text.append(remark(certificate)));
    text.append(
        String.format(
            Locale.ROOT,
            "\nanswered: %d of %d held-out rows (%.4f), %d of them wrong\n",
            fired(),
            rows,
            coverage(),
            errors()));
    return text.toString();
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

  private static String remark(Certificate certificate) {
    List<String> labels = certificate.labels();
    String named =
        String.join(", ", labels.subList(0, Math.min(NAMED, labels.size())))
            + (labels.size() > NAMED ? " and " + (labels.size() - NAMED) + " more" : "");
    String pooled =
        certificate.kind() == Kind.POOL
            ? "\npool: too few held-out rows of their own, so one threshold for all: "
                + named
                + ".\n"
            : "";
    String failed =
        certificate.granted()
            ? ""
            : "\n"
                + (certificate.kind() == Kind.CLASS ? named : name(certificate))
                + " abstains always: at least "
                + certificate.missing()
                + " more error-free held-out rows are needed.\n";
    return pooled + failed;
  }
}
