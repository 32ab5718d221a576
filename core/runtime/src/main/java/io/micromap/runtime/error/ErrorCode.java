package io.micromap.runtime.error;

/** The kinds of failure, each with the exit code of a command that meets it. */
public enum ErrorCode {
  /** A gate the user set was missed. */
  GATE_MISSED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** No loaded domain has the name. */
  UNKNOWN_DOMAIN(2),
  /** An input file does not exist or is a folder. */
  MISSING_FILE(3),
  /** An input file holds no rows. */
  EMPTY_FILE(3),
  /** An input file is not valid UTF-8. */
  BAD_ENCODING(3),
  /** A JSON text breaks the syntax or lacks a field. */
  BAD_JSON(3),
  /** A CSV breaks the syntax or has other columns than expected. */
  BAD_CSV(3),
  /** Files that are read together, such as prompts and labels, do not belong together. */
  MISALIGNED(3),
  /** One prompt has two labels. */
  CONFLICTING_LABELS(3),
  /** A label that the domain, or the mapper, does not have. */
  UNKNOWN_LABEL(3),
  /** An id, label or prompt that no artifact could hold. */
  BAD_VALUE(3),
  /** Too few classes, or too few rows of a class, to train on. */
  TOO_FEW_ROWS(3),
  /** Rows that were trained on stand among those to judge or certify on. */
  SEEN_ROWS(3),
  /** A threshold that is not a number in [0, 1]. */
  BAD_THRESHOLD(3),
  /** The file is not a mapper bundle, or a damaged one. */
  BAD_BUNDLE(4),
  /** The bundle is of a format this version does not know. */
  NEWER_BUNDLE(4),
  /** The mapper needs a domain, or a version of it, that is not loaded. */
  MISSING_DOMAIN(4),
  /** A domain or plugin breaks the contract. */
  BAD_PLUGIN(4),
  /** Reading or writing failed. */
  IO(5);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Exit code of the command: 1 to 5. */
  public int exitCode() {
    return exitCode;
  }
}
