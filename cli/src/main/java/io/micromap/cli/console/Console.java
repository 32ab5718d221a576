package io.micromap.cli.console;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
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

  /**
   * Writes data. Characters that would steer a terminal become escapes, which JSON reads as what
   * they stand for.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if they cannot be written
   * @throws ReaderGoneException if nobody reads them any more
   */
  public void data(String text) {
    clearProgress();
    out.print(VisibleText.ofLines(text));
    requireWritten(out);
  }

  /**
   * Checks that all data were written.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if they cannot be written
   * @throws ReaderGoneException if nobody reads them any more
   */
  public static void requireWritten(PrintStream out) {
    if (!out.checkError()) {
      return;
    }
    if (out instanceof DataOutput data && data.isReaderGone()) {
      throw new ReaderGoneException();
    }
    throw new MicromapException(
        ErrorCode.IO,
        "standard output: cannot be written"
            + (out instanceof DataOutput data ? reason(data) : "")
            + ". What was printed is not complete; make space, or leave it open, and run the command again.");
  }

  private static String reason(DataOutput data) {
    return data.fault().map(e -> " (" + FileFault.of(e) + ")").orElse("");
  }

  /** Writes data in UTF-8, as {@link #data(String)} does. */
  public void data(byte[] utf8) {
    if (!isPlain(utf8)) {
      data(new String(utf8, StandardCharsets.UTF_8));
      return;
    }
    clearProgress();
    out.write(utf8, 0, utf8.length);
    requireWritten(out);
  }

  /** Whether a text is of printable ASCII and the ends of lines alone, which all terminals show. */
  private static boolean isPlain(byte[] utf8) {
    for (byte each : utf8) {
      if ((each < ' ' && each != '\n') || each > '~') {
        return false;
      }
    }
    return true;
  }

  /** A stream of UTF-8 that writes as data what it was given, whenever it is flushed. */
  public OutputStream dataStream() {
    return new ByteArrayOutputStream() {
      @Override
      public synchronized void flush() {
        data(toByteArray());
        reset();
      }
    };
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
    print(err, text);
  }

  /** Writes a message to a stream, as {@link #message} does. */
  public static void print(PrintStream err, String text) {
    err.println(VisibleText.ofLines(text));
  }

  /** Writes a message for every missed gate. */
  public void gatesMissed(List<String> failures) {
    failures.forEach(failure -> message("gate missed: " + failure));
  }

  /** Shows the progress of long work in place of the last one; only on a terminal. */
  public synchronized void progress(String text) {
    if (Boolean.getBoolean(TERMINAL)) {
      clearProgress();
      err.print(VisibleText.of(text));
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
