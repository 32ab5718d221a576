package io.micromap.cli.console;

import java.io.PrintStream;

/** The two standard streams: data and messages. */
public final class Console {

  /** System property by which the launcher tells that standard error is a terminal. */
  static final String TERMINAL = "micromap.terminal";

  private final PrintStream out;
  private final PrintStream err;
  private int shown;

  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Writes data. */
  public void data(String text) {
    clearProgress();
    out.print(text);
    out.flush();
  }

  /** Writes a message. */
  public synchronized void message(String text) {
    clearProgress();
    err.println(text);
  }

  /** Shows how far long work has come, in place of what was shown before; on a terminal alone. */
  public synchronized void progress(String text) {
    if (Boolean.getBoolean(TERMINAL)) {
      clearProgress();
      err.print(text);
      err.flush();
      shown = text.length();
    }
  }

  /** Takes the progress off the screen. */
  public synchronized void clearProgress() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }
}
