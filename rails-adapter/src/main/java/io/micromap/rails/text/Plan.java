package io.micromap.rails.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The most probable steps of a prompt, in order.
 *
 * @param steps as the search found them; neighbours may have one label, and some have none
 */
public record Plan(List<Step> steps) {

  /**
   * A run of words that asks for one action.
   *
   * @param label number of the label, or -1 where the words are out of scope
   * @param from number of the first word
   * @param to behind the last word
   * @param scores evidence for each label; positive supports it
   * @param scope evidence that the words are in scope
   * @param standsAlone whether temporal connectives or the prompt's ends set the step off
   * @param cosines with the nearest prototype of each label, whose part is in {@code scores} and
   *     {@code scope}; empty where it is not
   */
  public record Step(
      int label,
      int from,
      int to,
      double[] scores,
      double scope,
      boolean standsAlone,
      double[] cosines) {

    /** All words of a prompt as one step. */
    static Step whole(int label, int words) {
      return new Step(label, 0, words, new double[0], 0, true, new double[0]);
    }

    /** This step, read as another label. */
    public Step withLabel(int other) {
      return new Step(other, from, to, scores, scope, standsAlone, cosines);
    }

    /** This step with other evidence of scope. */
    Step withScope(double other) {
      return new Step(label, from, to, scores, other, standsAlone, cosines);
    }

    /** The label that the words speak for most, in scope or not. */
    public int leaning() {
      int best = 0;
      for (int k = 1; k < scores.length; k++) {
        best = scores[k] > scores[best] ? k : best;
      }
      return best;
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

  /** The in-scope steps; of neighbours with one label only the first. */
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

  /** Whether a step that stands alone is out of scope. */
  public boolean hasUnknownStep() {
    return steps.stream().anyMatch(step -> step.label < 0 && step.standsAlone);
  }

  /** The mean evidence of scope over the in-scope steps; negative infinity without any. */
  public double scope() {
    return known().stream().mapToDouble(Step::scope).average().orElse(Double.NEGATIVE_INFINITY);
  }
}
