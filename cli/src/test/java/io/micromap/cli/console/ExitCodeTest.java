package io.micromap.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {

  @ParameterizedTest
  @EnumSource
  void everyFailureEndsWithACodeOfItsKind(ErrorCode code) {
    assertThat(ExitCode.of(code)).isBetween(1, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "GATE_MISSED, 1",
    "USAGE, 2",
    "UNKNOWN_DOMAIN, 2",
    "BAD_CSV, 3",
    "SEEN_ROWS, 3",
    "BAD_THRESHOLD, 3",
    "BAD_BUNDLE, 4",
    "MISSING_DOMAIN, 4",
    "MISSING_ENCODER, 4",
    "BAD_PLUGIN, 4",
    "IO, 5"
  })
  void theCodesAreThoseThatScriptsGoBy(ErrorCode code, int exit) {
    assertThat(ExitCode.of(code)).isEqualTo(exit);
  }

  @Test
  void aMissedGateIsOne() {
    assertThat(ExitCode.ofGates(true)).isZero();
    assertThat(ExitCode.ofGates(false)).isEqualTo(1);
  }
}
