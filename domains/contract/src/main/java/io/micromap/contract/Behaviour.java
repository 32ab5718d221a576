package io.micromap.contract;

/** What the contract expects of a domain. */
public enum Behaviour {
  /** Every method of the module gives equal values on every call. */
  REPEATABLE,
  /**
   * No class has the out-of-scope word as its name, or a name that differs from another in case
   * only.
   */
  LABEL_NAMES,
  /** No cue stands under two classes. */
  CUES,
  /** The shipped rows can be read, and their labels are labels of the domain. */
  DATA,
  /** Every class has enough rows to train. */
  CLASS_SIZES,
  /** No row occurs twice. */
  NO_DUPLICATES,
  /** No prompt has two labels. */
  NO_CONFLICTS,
  /** No training prompt is also an evaluation prompt, whatever its case and blanks. */
  NO_OVERLAP,
  /** Own featurizers accept any text and send the same features in all threads and locales. */
  FEATURIZERS,
  /** Two trainings give equal bytes. */
  REPEATABLE_TRAINING,
  /** A mapper trained on the training rows answers the golden rows exactly as labelled. */
  GOLDEN_DECISIONS
}
