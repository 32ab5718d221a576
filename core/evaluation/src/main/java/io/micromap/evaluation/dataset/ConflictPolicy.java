package io.micromap.evaluation.dataset;

/** What to do with a prompt that stands under several labels. */
public enum ConflictPolicy {
  /** Stop and list them all. */
  ERROR,
  /** Leave out every row of such a prompt. */
  DROP,
  /** Keep every row as it is. */
  KEEP,
  /** Keep the rows of the commonest label; without one, leave out every row. */
  MAJORITY
}
