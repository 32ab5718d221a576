package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/troubleshooting.md has cause and fix of every failure. */
class TroubleshootingTest {

  @ParameterizedTest
  @EnumSource
  void everyErrorCodeHasItsCauseAndItsFix(ErrorCode code) throws IOException {
    String document = Files.readString(Repository.ROOT.resolve("docs/troubleshooting.md"));

    assertThat(document)
        .containsPattern("(?m)^\\| `" + code + "` \\| [^|]{10,} \\| [^|]{10,} \\|$");
  }
}
