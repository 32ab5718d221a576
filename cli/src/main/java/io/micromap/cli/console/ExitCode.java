package io.micromap.cli.console;

import io.micromap.runtime.error.ErrorCode;

/** The exit codes of the program. */
public final class ExitCode {

  /** Done, and every gate held. */
  public static final int DONE = 0;

  /** A gate failed: accuracy, drift, contract. */
  public static final int GATE_MISSED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** Bad input data. */
  public static final int BAD_DATA = 3;

  /** A bundle or plugin that cannot be used. */
  public static final int UNUSABLE = 4;

  /** Input or output failed. */
  public static final int IO = 5;

  /** A fault of the program itself. */
  public static final int INTERNAL = 70;

  private ExitCode() {}

  /** The exit code of a command that met a failure. */
  public static int of(ErrorCode code) {
    return switch (code) {
      case GATE_MISSED -> GATE_MISSED;
      case USAGE, UNKNOWN_DOMAIN -> USAGE;
      case MISSING_FILE,
          EMPTY_FILE,
          BAD_ENCODING,
          BAD_JSON,
          BAD_CSV,
          MISALIGNED,
          CONFLICTING_LABELS,
          UNKNOWN_LABEL,
          UNSUPPORTED_QUESTION,
          BAD_VALUE,
          TOO_FEW_ROWS,
          SEEN_ROWS,
          BAD_THRESHOLD ->
          BAD_DATA;
      case BAD_BUNDLE, NEWER_BUNDLE, MISSING_DOMAIN, MISSING_ENCODER, BAD_PLUGIN -> UNUSABLE;
      case IO -> IO;
    };
  }

  /** The exit code of a command whose gates all held, or did not. */
  public static int ofGates(boolean passed) {
    return passed ? DONE : GATE_MISSED;
  }
}
