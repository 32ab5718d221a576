package io.micromap.evaluation.robustness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.drift.DriftReport;
import io.micromap.evaluation.drift.PairedChange;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What perturbations do to a mapper's answers.
 *
 * @param data what the rows are called
 * @param rows how many
 * @param model the mapper
 * @param seed of everything random
 * @param findings one a perturbation
 * @param harms of classes by more than chance, the worst first
 */
public record RobustnessReport(
    String data,
    int rows,
    Decision.Model model,
    long seed,
    List<Finding> findings,
    List<Harm> harms) {

  /** Version of the JSON's fields. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * A perturbation.
   *
   * @param perturbation its name
   * @param strength places of a prompt it changes, 0 for the whole prompt
   * @param drift from the prompts as they are to the same ones written otherwise, over those that
   *     changed
   * @param classes all classes of the mapper, in its order
   */
  public record Finding(
      String perturbation, int strength, DriftReport drift, List<ClassRobustness> classes) {

    /** Copies. */
    public Finding {
      classes = List.copyOf(classes);
    }

    private String title() {
      return RobustnessReport.title(perturbation, strength);
    }
  }

  /** Copies. */
  public RobustnessReport {
    findings = List.copyOf(findings);
    harms = List.copyOf(harms);
  }

  /** The report as JSON. */
  public ObjectNode toJson() {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    node.set("fragile_classes", Json.mapper().valueToTree(fragileClasses()));
    node.setAll((ObjectNode) Json.mapper().valueToTree(this));
    return node;
  }

  /** The report as Markdown: perturbations, fragile classes, the worst of every class. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| perturbation | rows changed | decisions changed | answered | right of answers | treated"
            + " rightly | change (95 % interval) |\n|---|---|---|---|---|---|---|\n");
    findings.forEach(finding -> text.append(line(finding)));
    List<String> fragile = fragileClasses();
    text.append("\nFragile classes (harmed by more than chance by one edit): ");
    text.append(fragile.isEmpty() ? "none" : String.join(", ", fragile)).append(".\n\n");
    return text.append(classes()).toString();
  }

  /** Classes that a single edit harms by more than chance, the worst first. */
  public List<String> fragileClasses() {
    return harms.stream().filter(Harm::byOneEdit).map(Harm::label).distinct().toList();
  }

  private static String line(Finding finding) {
    DriftReport drift = finding.drift();
    if (drift.accuracy() == null) {
      return "| " + finding.title() + " | 0 | | | | | |\n";
    }
    PairedChange overall = drift.accuracy().overallAccuracy();
    return format(
        "| %s | %d | %s | %s | %s | %s | %+.3f (%+.3f to %+.3f) |\n",
        finding.title(),
        drift.rows(),
        share(drift.flips().all().rate()),
        shares(drift.coverage()),
        shares(drift.accuracy().accuracyOnFired()),
        shares(overall),
        overall.change().value(),
        overall.change().lower(),
        overall.change().upper());
  }

  /** Every class with the single edit that harms it most surely. */
  private String classes() {
    StringBuilder text =
        new StringBuilder(
            """
            | class | worst of single edits | d' | criterion | harmed by more than chance under |
            |---|---|---|---|---|
            """);
    for (int k = 0; k < findings.get(0).classes().size(); k++) {
      Finding worst = worst(k);
      ClassRobustness one = worst.classes().get(k);
      text.append(
          format(
              "| %s | %s | %.2f → %.2f | %+.2f → %+.2f | %s |\n",
              one.label(),
              worst.title(),
              one.clean().dPrime(),
              one.perturbed().dPrime(),
              one.clean().criterion(),
              one.perturbed().criterion(),
              harms.stream()
                  .filter(harm -> harm.label().equals(one.label()))
                  .map(harm -> title(harm.perturbation(), harm.strength()))
                  .collect(Collectors.joining(", "))));
    }
    return text.toString();
  }

  private Finding worst(int label) {
    return findings.stream()
        .filter(finding -> finding.strength() <= 1)
        .min(
            Comparator.comparingDouble((Finding f) -> f.classes().get(label).told().p())
                .thenComparingDouble(f -> -f.classes().get(label).dPrimeDrop()))
        .orElseThrow();
  }

  private static String title(String perturbation, int strength) {
    return strength == 0 ? perturbation : perturbation + " " + strength;
  }

  private static String shares(PairedChange change) {
    return share(change.before().rate()) + " → " + share(change.after().rate());
  }

  private static String share(double value) {
    return format("%.3f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
