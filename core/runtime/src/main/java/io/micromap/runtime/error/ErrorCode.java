package io.micromap.runtime.error;

/** The kinds of failure. */
public enum ErrorCode {
  /** A gate the user set was missed. */
  GATE_MISSED,
  /** The command line is wrong. */
  USAGE,
  /** No loaded domain has the name. */
  UNKNOWN_DOMAIN,
  /** An input file does not exist or is a folder. */
  MISSING_FILE,
  /** An input file holds no rows. */
  EMPTY_FILE,
  /** An input file is not valid UTF-8. */
  BAD_ENCODING,
  /** A JSON text breaks the syntax or lacks a field. */
  BAD_JSON,
  /** A CSV breaks the syntax or has other columns than expected. */
  BAD_CSV,
  /** Files that are read together, such as prompts and labels, do not belong together. */
  MISALIGNED,
  /** One prompt has two labels. */
  CONFLICTING_LABELS,
  /** A label that the domain, or the mapper, does not have. */
  UNKNOWN_LABEL,
  /** A question that is not a closed one about a mapper's labels. */
  UNSUPPORTED_QUESTION,
  /** An id, label or prompt that no artifact could hold. */
  BAD_VALUE,
  /** Too few classes, or too few rows in a class, to train on. */
  TOO_FEW_ROWS,
  /** Rows that were trained on are among those to evaluate or certify on. */
  SEEN_ROWS,
  /** A threshold that is not a number in [0, 1]. */
  BAD_THRESHOLD,
  /** The file is not a mapper bundle, or a damaged one. */
  BAD_BUNDLE,
  /** The bundle is of a format this version does not know. */
  NEWER_BUNDLE,
  /** The mapper needs a domain, or a version of it, that is not loaded. */
  MISSING_DOMAIN,
  /** A sentence encoder that is not here, or another one of its name. */
  MISSING_ENCODER,
  /** A domain or plugin breaks the contract. */
  BAD_PLUGIN,
  /** Reading or writing failed. */
  IO
}
