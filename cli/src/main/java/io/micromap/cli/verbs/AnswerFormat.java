package io.micromap.cli.verbs;

/** How {@code map} writes its answers. */
enum AnswerFormat {
  /** One line of JSON each. */
  JSONL,
  /** The same, for one answer. */
  JSON,
  /** A table with a header. */
  CSV,
  /** A sentence each. */
  TEXT
}
