package io.micromap.cli;

import java.io.PrintStream;

/** The two standard streams: data and messages. */
final class Console {

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Writes data. */
  void data(String text) {
    out.print(text);
    out.flush();
  }

  /** Writes a message. */
  synchronized void message(String text) {
    err.println(text);
  }
}
