package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CommandNamesTest {

  @Test
  void aVerbIsTheNameOfItsClassSoThatItIsFoundWithoutReadingTheOthers() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());

    Main.commandLine(nowhere, nowhere)
        .getSubcommands()
        .forEach(
            (verb, command) ->
                assertThat(command.getCommand().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .isEqualTo(verb + "command"));
  }
}
