package io.micromap.cli.console;

import io.micromap.runtime.json.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The two standard streams: data and messages. */
public final class Console {

  /** System property that the launcher sets to true if standard error is a terminal. */
  static final String TERMINAL = "micromap.terminal";

  private final PrintStream out;
  private final PrintStream err;
  private int shown;

  /** A console over two streams. */
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

  /** Writes the bytes of a UTF-8 file as data. */
  public void data(byte[] utf8) {
    data(new String(utf8, StandardCharsets.UTF_8));
  }

  /** Writes a value as indented JSON. */
  public void json(Object value) {
    data(Json.pretty(value));
  }

  /** Writes a value as one line of JSON. */
  public void jsonLine(Object value) {
    data(Json.line(value) + "\n");
  }

  /** Writes a message. */
  public synchronized void message(String text) {
    clearProgress();
    err.println(text);
  }

  /** Writes a message for every missed gate. */
  public void gatesMissed(List<String> failures) {
    failures.forEach(failure -> message("gate missed: " + failure));
  }

  /** Shows the progress of long work in place of the last one; only on a terminal. */
  public synchronized void progress(String text) {
    if (Boolean.getBoolean(TERMINAL)) {
      clearProgress();
      err.print(text);
      err.flush();
      shown = text.length();
    }
  }

  /** Removes the progress from the screen. */
  public synchronized void clearProgress() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }
}
