package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a verdict passes or abstains. */
public enum VerdictReason {
  /** The evidence supports the label, or the plan. */
  CONFIRMED,
  /** The mapper did not answer; there is nothing to confirm. */
  MAPPER_ABSTAINED,
  /** The evidence supports another class than the mapper's. */
  CONTRADICTED,
  /** The words forbid what the evidence is for. */
  NEGATED,
  /**
   * The words ask about, report, imagine or make wait for a condition what the evidence is for, but
   * do not order it.
   */
  NOT_AN_ORDER,
  /** The evidence shows several steps where one label was to be confirmed. */
  SEVERAL_STEPS,
  /** The words name several acts and leave open which of them is to be done, or in which order. */
  OPEN_CHOICE,
  /**
   * A step set off by a temporal connective or an item of a list is out of scope, or an act beside
   * those of the plan is told of.
   */
  UNKNOWN_STEP,
  /** The words are probably out of scope. */
  OUT_OF_SCOPE,
  /** No part of the prompt is evidence for any class. */
  NO_EVIDENCE,
  /** The prompt has no words. */
  EMPTY,
  /** The prompt has more words than the rails read, or a step than their sentence encoder reads. */
  TOO_LONG,
  /** The domain's policy forbids a step; the verdict's policy says why. */
  BLOCKED_BY_POLICY;

  /** The code in files: lower case, words joined by underscores. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
