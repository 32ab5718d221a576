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
 * @param p chance of such a change without harm: McNemar's exact test of the rows that are told
 *     rightly to be of the class or not, corrected for all classes and perturbations (Holm 1979,
 *     Scandinavian Journal of Statistics 6, 65-70)
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

  private record Test(Finding finding, ClassRobustness tested) {}

  /** All that are harmed, the largest fall of d' first. */
  static List<Harm> of(List<Finding> findings) {
    List<Test> tests = new ArrayList<>();
    for (Finding finding : findings) {
      finding.classes().forEach(tested -> tests.add(new Test(finding, tested)));
    }
    tests.sort(Comparator.comparingDouble(test -> test.tested().told().p()));
    List<Harm> harms = new ArrayList<>();
    double p = 0;
    for (int i = 0; i < tests.size() && p <= ERROR; i++) {
      ClassRobustness tested = tests.get(i).tested();
      p = Math.max(p, Math.min(1, (tests.size() - i) * tested.told().p()));
      if (p <= ERROR && tested.dPrimeDrop() > 0) {
        harms.add(
            new Harm(
                tested.label(),
                tests.get(i).finding().perturbation(),
                tests.get(i).finding().strength(),
                tested.clean(),
                tested.perturbed(),
                Json.round(p)));
      }
    }
    harms.sort(
        Comparator.comparingDouble(
            (Harm harm) -> harm.perturbed().dPrime() - harm.clean().dPrime()));
    return harms;
  }
}
