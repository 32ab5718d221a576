package io.micromap.rails.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The most probable steps of a prompt, in order.
 *
 * @param steps as the search found them; neighbours may be of one label, and some of none
 */
public record Plan(List<Step> steps) {

  /**
   * A run of words that asks for one thing.
   *
   * @param label number of the label, or -1 where the words belong to no class
   * @param from number of the first word
   * @param to behind the last word
   * @param scores evidence for each label; positive speaks for it
   * @param scope evidence that the words belong to any class
   * @param standsAlone whether strong connectives or the prompt's ends set the step off
   */
  public record Step(
      int label, int from, int to, double[] scores, double scope, boolean standsAlone) {

    /** This step, read as another label. */
    public Step withLabel(int other) {
      return new Step(other, from, to, scores, scope, standsAlone);
    }

    /** How far the evidence for a label falls short of the best label's: 0 or below. */
    public double margin(int of) {
      double best = Double.NEGATIVE_INFINITY;
      for (double score : scores) {
        best = Math.max(best, score);
      }
      return scores[of] - best;
    }
  }

  /** Copies. */
  public Plan {
    steps = List.copyOf(steps);
  }

  /** The steps of a class, neighbours of one label being one: the first of them stands. */
  public List<Step> known() {
    List<Step> known = new ArrayList<>();
    for (Step step : steps) {
      boolean again = !known.isEmpty() && known.get(known.size() - 1).label == step.label;
      if (step.label >= 0 && !again) {
        known.add(step);
      }
    }
    return known;
  }

  /** The labels' numbers in order. */
  public List<Integer> order() {
    return known().stream().map(Step::label).toList();
  }

  /** Whether a step that stands alone belongs to no class. */
  public boolean hasUnknownStep() {
    return steps.stream().anyMatch(step -> step.label < 0 && step.standsAlone);
  }

  /** The mean evidence of scope over the steps of a class; negative infinity without any. */
  public double scope() {
    return known().stream().mapToDouble(Step::scope).average().orElse(Double.NEGATIVE_INFINITY);
  }
}
