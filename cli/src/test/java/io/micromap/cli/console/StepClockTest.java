package io.micromap.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepClockTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong();
  private final StepClock clock =
      new StepClock(
          new Console(
              new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8)),
          time::get);

  @AfterEach
  void noTerminal() {
    System.clearProperty(Console.TERMINAL);
  }

  @Test
  void onATerminalCountedStepsHaveARateAndTheTimeLeft() {
    System.setProperty(Console.TERMINAL, "true");
    time.set(30 * SECOND);

    clock.accept("folds: 3 of 5");
    clock.accept("folds: 5 of 5");
    clock.accept("read all");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "folds: 3 of 5, 6.0 a minute, about 20 s left\nfolds: 5 of 5\nread all\n");
  }

  @Test
  void elsewhereNothingOfTheClockIsWritten() {
    time.set(30 * SECOND);

    clock.accept("folds: 3 of 5");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("folds: 3 of 5\n");
  }
}
