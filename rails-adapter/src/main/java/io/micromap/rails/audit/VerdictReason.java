package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a verdict passes or abstains. */
public enum VerdictReason {
  /** The evidence bears out the label, or the plan. */
  CONFIRMED,
  /** The mapper did not answer; there is nothing to confirm. */
  MAPPER_ABSTAINED,
  /** The evidence speaks for another class than the mapper's. */
  CONTRADICTED,
  /** The evidence shows several steps where one label was to be confirmed. */
  SEVERAL_STEPS,
  /** A step set off by words of time belongs to no class. */
  UNKNOWN_STEP,
  /** The words probably belong to no class. */
  OUT_OF_SCOPE,
  /** No part of the prompt speaks for any class. */
  NO_EVIDENCE,
  /** The prompt has no words. */
  EMPTY,
  /** The prompt has more words than are read. */
  TOO_LONG,
  /** The domain's policy forbids a step; the verdict's policy says why. */
  BLOCKED_BY_POLICY;

  /** The code in files: lower case, words joined by underscores. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
