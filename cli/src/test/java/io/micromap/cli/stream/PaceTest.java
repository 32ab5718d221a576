package io.micromap.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final String TERMINAL = "micromap.terminal";
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong();
  private final Pace pace =
      new Pace(
          new Console(
              new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8)),
          time::get);

  @AfterEach
  void noTerminal() {
    System.clearProperty(TERMINAL);
  }

  @Test
  void onATerminalThereIsARateAndTheTimeLeft() {
    System.setProperty(TERMINAL, "true");
    time.set(2 * SECOND);

    pace.add(50_000, 1_000, 4_000);

    assertThat(shown()).isEqualTo("50,000 prompts, 25,000 a second, about 6 s left");
  }

  @Test
  void theTimeLeftIsNotSaidWhereTheSizeIsNotKnown() {
    System.setProperty(TERMINAL, "true");
    time.set(2 * SECOND);

    pace.add(10, 1_000, 0);

    assertThat(shown()).isEqualTo("10 prompts, 5 a second");
  }

  @Test
  void nothingIsShownInTheFirstSecondOrElsewhere() {
    pace.add(10, 10, 100);
    time.set(2 * SECOND);
    pace.add(10, 20, 100);

    assertThat(shown()).isEmpty();
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
