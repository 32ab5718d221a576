package io.micromap.evaluation.dataset;

/** What a stream of prompts is made of. */
public enum PromptForm {
  /** What its first line says: JSONL, a CSV with a column of prompts, or else plain lines. */
  AUTO,
  /** A prompt a line. */
  LINES,
  /** A CSV with a column of prompts. */
  CSV,
  /** JSONL, unless the first line is the header of a CSV or the beginning of a JSON array. */
  JSONL
}
