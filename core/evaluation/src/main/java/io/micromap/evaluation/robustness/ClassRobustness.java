package io.micromap.evaluation.robustness;

import io.micromap.evaluation.drift.PairedChange;

/**
 * One class under one perturbation, over the rows that it changes.
 *
 * @param label the class
 * @param rows of the class
 * @param clean sensitivity on the unchanged prompts
 * @param perturbed sensitivity on the changed prompts
 * @param told share of all rows that are correctly told to be of the class or not
 */
public record ClassRobustness(
    String label, int rows, Sensitivity clean, Sensitivity perturbed, PairedChange told) {

  /** Chance of such a change without harm: McNemar's exact test. */
  double chance() {
    return told.p().orElseThrow();
  }

  /** How far d' falls, below 0 where it rises. */
  public double dPrimeDrop() {
    return clean.dPrime() - perturbed.dPrime();
  }
}
