package io.micromap.evaluation.dataset;

/** A value that no artifact could hold, in a row whose form is right. */
public final class BadValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  BadValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
