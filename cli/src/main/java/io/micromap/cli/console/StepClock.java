package io.micromap.cli.console;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to steps that count themselves, as "3 of 5" does, how long the rest takes; on terminals. */
public final class StepClock implements Consumer<String> {

  private static final Pattern COUNTED = Pattern.compile(": ([0-9]{1,9}) of ([0-9]{1,9})$");
  private static final double NANOS = 1e9;

  private final Console console;
  private final LongSupplier nanos;
  private final long start;

  /** A clock that starts now. */
  public StepClock(Console console) {
    this(console, System::nanoTime);
  }

  StepClock(Console console, LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  @Override
  public void accept(String step) {
    console.message(Boolean.getBoolean(Console.TERMINAL) ? step + left(step) : step);
  }

  private String left(String step) {
    Matcher counted = COUNTED.matcher(step);
    if (!counted.find()) {
      return "";
    }
    int done = Integer.parseInt(counted.group(1));
    int all = Integer.parseInt(counted.group(2));
    if (done == 0 || done >= all) {
      return "";
    }
    double seconds = (nanos.getAsLong() - start) / NANOS;
    return String.format(
        Locale.ROOT,
        ", %.1f a minute, about %.0f s left",
        60 * done / seconds,
        seconds * (all - done) / done);
  }
}
