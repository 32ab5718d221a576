package io.micromap.cli.console;

/** Nobody reads standard output any more; the work ends without a word. */
public final class ReaderGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ReaderGoneException() {
    super("Nobody reads standard output any more.");
  }
}
