package io.micromap.evaluation.robustness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.drift.DriftReport;
import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftTally;
import io.micromap.evaluation.drift.PairedChange;
import io.micromap.evaluation.drift.PairedChange.Difference;
import io.micromap.runtime.mapper.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What perturbations do to a mapper's answers: the document of {@code bench robustness}, described
 * in {@code docs/formats.md}.
 *
 * @param schemaVersion version of the fields
 * @param fragileClasses classes that a single edit harms by more than chance, the worst first
 * @param audited the rows
 * @param model the mapper
 * @param seed of everything random
 * @param findings one a perturbation
 * @param harms of classes by more than chance, the worst first
 */
public record RobustnessReport(
    int schemaVersion,
    List<String> fragileClasses,
    @JsonUnwrapped Audited audited,
    Decision.Model model,
    long seed,
    List<Finding> findings,
    List<Harm> harms) {

  private static final int SCHEMA_VERSION = 1;

  /**
   * The rows.
   *
   * @param data where they come from
   * @param rows how many
   * @param rowsTrainedOn of those, rows that the mapper was trained on
   */
  public record Audited(String data, int rows, int rowsTrainedOn) {}

  /**
   * A perturbation.
   *
   * @param perturbation its name
   * @param strength how many places of a prompt it changes, 0 for the whole prompt
   * @param drift from the unchanged prompts to the perturbed ones, over those that changed
   * @param classes all classes of the mapper, in its order
   */
  public record Finding(
      String perturbation, int strength, DriftReport drift, List<ClassRobustness> classes) {

    /** Copies. */
    public Finding {
      classes = List.copyOf(classes);
    }

    static Finding of(Perturbation perturbation, DriftTally drift, List<ClassTally> classes) {
      return new Finding(
          perturbation.name(),
          perturbation.strength(),
          drift.report(),
          classes.stream().map(ClassTally::robustness).toList());
    }

    private String title() {
      return RobustnessReport.title(perturbation, strength);
    }
  }

  /** Copies. */
  public RobustnessReport {
    fragileClasses = List.copyOf(fragileClasses);
    findings = List.copyOf(findings);
    harms = List.copyOf(harms);
  }

  static RobustnessReport of(
      Audited audited, Decision.Model model, long seed, List<Finding> findings) {
    List<Harm> harms = Harm.of(findings);
    return new RobustnessReport(
        SCHEMA_VERSION,
        harms.stream().filter(Harm::byOneEdit).map(Harm::label).distinct().toList(),
        audited,
        model,
        seed,
        findings,
        harms);
  }

  /** The report as Markdown: perturbations, fragile classes, the worst of every class. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder(trainedOn());
    text.append(
        "| perturbation | rows changed | decisions changed | answered | correct answers | rows"
            + " handled correctly | change (95 % interval) |\n|---|---|---|---|---|---|---|\n");
    findings.forEach(finding -> text.append(line(finding)));
    text.append("\nFragile classes (harmed by more than chance by one edit): ");
    text.append(fragileClasses.isEmpty() ? "none" : String.join(", ", fragileClasses));
    text.append(".\n\n");
    return text.append(classes()).toString();
  }

  private String trainedOn() {
    return audited.rowsTrainedOn() == 0
        ? ""
        : "WARNING: "
            + audited.rowsTrainedOn()
            + " of "
            + audited.rows()
            + " rows trained this mapper: these figures say little about new prompts, and there is"
            + " no interval.\n\n";
  }

  private String line(Finding finding) {
    return finding
        .drift()
        .accuracy()
        .map(accuracy -> line(finding, accuracy))
        .orElse("| " + finding.title() + " | 0 | | | | | |\n");
  }

  private String line(Finding finding, Accuracy accuracy) {
    DriftReport drift = finding.drift();
    Difference change = accuracy.overallAccuracy().change().orElseThrow();
    return format(
        "| %s | %d | %s | %s | %s | %s | %+.3f%s |\n",
        finding.title(),
        drift.rows(),
        share(drift.flips().all().rate()),
        shares(drift.coverage()),
        shares(accuracy.accuracyOnFired()),
        shares(accuracy.overallAccuracy()),
        change.value(),
        audited.rowsTrainedOn() > 0
            ? ""
            : format(" (%+.3f to %+.3f)", change.lower(), change.upper()));
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
      text.append(line(worst, worst.classes().get(k)));
    }
    return text.toString();
  }

  private String line(Finding worst, ClassRobustness one) {
    return format(
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
            .collect(Collectors.joining(", ")));
  }

  private Finding worst(int label) {
    return findings.stream()
        .filter(finding -> finding.strength() <= 1)
        .min(
            Comparator.comparingDouble((Finding f) -> f.classes().get(label).chance())
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
