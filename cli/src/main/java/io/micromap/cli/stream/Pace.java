package io.micromap.cli.stream;

import io.micromap.cli.console.Console;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how many prompts are answered, how fast, and how long the rest takes; on terminals. */
final class Pace {

  private static final long NANOS = 1_000_000_000;

  private final Console console;
  private final LongSupplier nanos;
  private final long start;
  private long shown;
  private long prompts;

  /** Starts now. */
  Pace(Console console) {
    this(console, System::nanoTime);
  }

  Pace(Console console, LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.shown = start;
  }

  /**
   * Counts answers; shows the count once a second at most.
   *
   * @param rows answered since the last call
   * @param read bytes of the input that were read
   * @param size of the input in bytes; 0 where it is not known
   */
  void add(int rows, long read, long size) {
    prompts += rows;
    long now = nanos.getAsLong();
    if (now - shown >= NANOS) {
      shown = now;
      double seconds = (now - start) / (double) NANOS;
      console.progress(text(seconds) + left(seconds, read, size));
    }
  }

  private String text(double seconds) {
    return String.format(Locale.ROOT, "%,d prompts, %,.0f a second", prompts, prompts / seconds);
  }

  private static String left(double seconds, long read, long size) {
    return read <= 0 || read >= size
        ? ""
        : String.format(Locale.ROOT, ", about %.0f s left", seconds * (size - read) / read);
  }
}
