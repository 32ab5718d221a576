package io.micromap.evaluation.robustness;

import io.micromap.evaluation.robustness.RobustnessReport.Finding;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A class that a perturbation harms by more than chance.
 *
 * @param label the class
 * @param perturbation what harms it
 * @param strength how strong it is
 * @param clean sensitivity before
 * @param perturbed sensitivity after
 * @param p chance of such a change without harm: McNemar's exact test of the rows that are
 *     correctly told to be of the class or not, corrected for all classes and perturbations (Holm
 *     1979, Scandinavian Journal of Statistics 6, 65-70)
 */
public record Harm(
    String label,
    String perturbation,
    int strength,
    Sensitivity clean,
    Sensitivity perturbed,
    double p) {

  private static final double ERROR = 0.05;

  /** Whether one edit, or the form of writing alone, is enough to harm the class. */
  public boolean byOneEdit() {
    return strength <= 1;
  }

  /** A class under a perturbation, not yet known to be harmed. */
  private record Test(Finding finding, ClassRobustness tested) {

    private Harm harm(double p) {
      return new Harm(
          tested.label(),
          finding.perturbation(),
          finding.strength(),
          tested.clean(),
          tested.perturbed(),
          Json.round(p));
    }
  }

  /** All classes that are harmed, the largest fall of d' first. */
  static List<Harm> of(List<Finding> findings) {
    List<Test> tests =
        findings.stream()
            .flatMap(finding -> finding.classes().stream().map(one -> new Test(finding, one)))
            .sorted(Comparator.comparingDouble(test -> test.tested().chance()))
            .toList();
    List<Harm> harms = new ArrayList<>();
    double p = 0;
    for (int i = 0; i < tests.size() && p <= ERROR; i++) {
      ClassRobustness tested = tests.get(i).tested();
      p = Math.max(p, Math.min(1, (tests.size() - i) * tested.chance()));
      if (p <= ERROR && tested.dPrimeDrop() > 0) {
        harms.add(tests.get(i).harm(p));
      }
    }
    harms.sort(Comparator.comparingDouble(harm -> harm.perturbed.dPrime() - harm.clean.dPrime()));
    return harms;
  }
}
