package io.micromap.runtime.decisionmodel;

/** Does a prompt belong to one label? Made by {@link DecisionModel#predicate}. */
public final class PredicateQuestion {

  private final String label;
  private final int number;

  PredicateQuestion(String label, int number) {
    this.label = label;
    this.number = number;
  }

  /** The label asked about. */
  public String label() {
    return label;
  }

  int number() {
    return number;
  }
}
