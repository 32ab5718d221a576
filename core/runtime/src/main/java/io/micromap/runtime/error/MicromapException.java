package io.micromap.runtime.error;

import java.util.Objects;

/** A failure a user can mend; the message says what, where, what was expected and what to do. */
public final class MicromapException extends RuntimeException {

  private final ErrorCode code;

  /** A failure found by our own checks. */
  public MicromapException(ErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** A failure that another exception explains. */
  public MicromapException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** The kind of failure. */
  public ErrorCode code() {
    return code;
  }
}
