package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  @Test
  void everyOverviewShowsAWholeSentence() {
    PrintStream none =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    assertSentences(Main.commandLine(none, none));
  }

  private static void assertSentences(CommandLine command) {
    for (CommandLine below : command.getSubcommands().values()) {
      assertThat(below.getCommandSpec().usageMessage().description()[0])
          .as(below.getCommandName())
          .endsWith(".");
      assertSentences(below);
    }
  }
}
