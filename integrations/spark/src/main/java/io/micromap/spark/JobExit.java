package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** How the job ends: with the exit codes of the command line. */
final class JobExit {

  /** Done. */
  static final int DONE = 0;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Bad rows. */
  static final int BAD_DATA = 3;

  /** A mapper that cannot be used. */
  static final int UNUSABLE = 4;

  /** Reading or writing failed. */
  static final int IO = 5;

  /** A fault of the program itself. */
  static final int INTERNAL = 70;

  /** Begins the names of Spark's conditions of rows that break their form. */
  private static final String MALFORMED = "MALFORMED_";

  private JobExit() {}

  /** The exit code of a failure. */
  static int of(ErrorCode code) {
    return switch (code) {
      case USAGE -> USAGE;
      case BAD_BUNDLE, NEWER_BUNDLE, MISSING_DOMAIN, BAD_PLUGIN -> UNUSABLE;
      case IO -> IO;
      default -> BAD_DATA;
    };
  }

  /** Whether Spark refused a plan for a reason; it throws such without declaring it. */
  static boolean isAnalysis(Exception e, String condition) {
    return e instanceof AnalysisException analysis && condition.equals(analysis.getCondition());
  }

  /** What Spark failed at, with the cause that a user can do something about. */
  static MicromapException failure(String what, Exception e) {
    Throwable cause = root(e);
    if (cause instanceof MicromapException known) {
      return known;
    }
    return isMalformed(e)
        ? new MicromapException(
            ErrorCode.BAD_CSV,
            "A row of the input breaks its form: "
                + FirstLine.of(cause)
                + ". A row of a CSV has as many cells as its header.",
            e)
        : new MicromapException(ErrorCode.IO, what + ": " + FirstLine.of(cause), e);
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  private static boolean isMalformed(Throwable e) {
    boolean here =
        e instanceof SparkThrowable known
            && Objects.requireNonNullElse(known.getCondition(), "").startsWith(MALFORMED);
    return here || Optional.ofNullable(e.getCause()).filter(JobExit::isMalformed).isPresent();
  }
}
