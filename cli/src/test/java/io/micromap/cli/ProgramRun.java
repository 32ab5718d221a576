package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One finished run of the program inside this Java.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record ProgramRun(int code, String out, String err) {

  public static ProgramRun of(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Arrays.stream(args).map(Object::toString).toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new ProgramRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Asserts success. */
  public ProgramRun assertDone() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** Asserts a failure that is told in words, without a stack trace, and not as data. */
  public ProgramRun assertFails(int expected, String... parts) {
    assertThat(code).as(err).isEqualTo(expected);
    assertThat(err).contains(parts).doesNotContain("\tat ", "Exception in", "internal error");
    assertThat(out).isEmpty();
    return this;
  }
}
