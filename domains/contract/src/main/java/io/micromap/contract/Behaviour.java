package io.micromap.contract;

/** What is expected of a domain. */
public enum Behaviour {
  /** Every method of the module gives equal values on every call. */
  REPEATABLE,
  /** No class is named like the out-of-scope word, or like another but for case. */
  LABEL_NAMES,
  /** No cue stands under two classes. */
  CUES,
  /** The shipped rows can be read, and their labels are the domain's. */
  DATA,
  /** Every class has the rows it takes to train. */
  CLASS_SIZES,
  /** No row stands twice. */
  NO_DUPLICATES,
  /** No prompt has two labels. */
  NO_CONFLICTS,
  /** No training prompt is an evaluation prompt, case and blanks aside. */
  NO_OVERLAP,
  /** Own featurizers take any text and give equal features in threads and locales. */
  FEATURIZERS,
  /** Two trainings give equal bytes. */
  REPEATABLE_TRAINING,
  /** A mapper trained on the training rows answers the golden rows exactly so. */
  GOLDEN_DECISIONS
}
