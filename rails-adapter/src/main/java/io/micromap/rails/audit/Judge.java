package io.micromap.rails.audit;

import io.micromap.rails.audit.PromptReader.Reading;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.mapper.Decision;

/** Says whether a reading passes, and why not. */
final class Judge {
  private final TextModel model;

  Judge(TextModel model) {
    this.model = model;
  }

  /**
   * The reason that stands in the verdict.
   *
   * @param decision the mapper's, or null where there is no mapper
   */
  VerdictReason reason(Reading reading, Mode mode, Decision decision) {
    Plan plan = reading.plan();
    if (reading.words().isEmpty()) {
      return VerdictReason.EMPTY;
    }
    if (reading.mood() != Mood.ORDER && plan.known().isEmpty()) {
      return reading.mood() == Mood.REFUSAL ? VerdictReason.NEGATED : VerdictReason.NOT_AN_ORDER;
    }
    if (isTooLong(reading)) {
      return VerdictReason.TOO_LONG;
    }
    if (plan.known().isEmpty()) {
      return VerdictReason.NO_EVIDENCE;
    }
    if (reading.open()) {
      return VerdictReason.OPEN_CHOICE;
    }
    if (plan.hasUnknownStep() || reading.lost()) {
      return VerdictReason.UNKNOWN_STEP;
    }
    if (isOutOfScope(reading)) {
      return VerdictReason.OUT_OF_SCOPE;
    }
    if (reading.contradicted()) {
      return VerdictReason.CONTRADICTED;
    }
    if (decision != null && decision.abstained() && !isSupported(plan)) {
      return VerdictReason.NO_EVIDENCE;
    }
    return mode == Mode.FAMILY ? VerdictReason.CONFIRMED : confirm(plan, decision);
  }

  /** Whether a prompt has more words than are read. */
  static boolean isTooLong(Reading reading) {
    return !reading.words().isEmpty() && reading.plan().steps().isEmpty();
  }

  /** Whether the words of a step speak for its label, not only less against it than others. */
  private static boolean isSupported(Plan plan) {
    return plan.known().stream().anyMatch(step -> step.scores()[step.label()] > 0);
  }

  private boolean isOutOfScope(Reading reading) {
    return reading.plan().scope() < model.acceptance().scope()
        || reading.inScope() < model.options().narrowing().leastInScope();
  }

  private VerdictReason confirm(Plan plan, Decision decision) {
    if (decision == null || decision.abstained()) {
      return VerdictReason.MAPPER_ABSTAINED;
    }
    if (plan.known().size() > 1) {
      return VerdictReason.SEVERAL_STEPS;
    }
    int label = decision.label().map(model.labels()::indexOf).orElse(-1);
    boolean supported =
        label >= 0 && plan.known().get(0).margin(label) >= model.acceptance().margin();
    return supported ? VerdictReason.CONFIRMED : VerdictReason.CONTRADICTED;
  }
}
