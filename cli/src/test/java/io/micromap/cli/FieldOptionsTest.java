package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.console.FieldOptions;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Core names fields; the command line shows the options that set them. */
class FieldOptionsTest {

  private static final Pattern FIELD = Pattern.compile("new Field\\(\"(\\w+)\"\\)");
  private static final Pattern OPTION = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*--[a-z]");

  @Test
  void aMessageNamesTheOptionsInPlaceOfFields() {
    MicromapException failure =
        MicromapException.naming(
            ErrorCode.USAGE, "%s needs %s.", new Field("chooseBy"), new Field("minPrecision"));

    assertThat(FieldOptions.message(failure)).isEqualTo("--choose-by needs --min-precision.");
  }

  @Test
  void theOptionForPluginsIsForTheCommandLineAlone() {
    assertThat(FieldOptions.message(new MicromapException(ErrorCode.MISSING_DOMAIN, "No such.")))
        .isEqualTo("No such. --plugins names the folder of plugins.");
  }

  @Test
  void otherMessagesStayAsTheyAre() {
    assertThat(FieldOptions.message(new MicromapException(ErrorCode.IO, "model x is lost")))
        .isEqualTo("model x is lost");
    assertThat(FieldOptions.message(new IllegalStateException("no model"))).isEqualTo("no model");
    assertThat(FieldOptions.option("unheardOf")).isEqualTo("unheardOf");
  }

  @Test
  void everyFieldThatAMessageNamesIsSetByAnOptionOfTheProgram() throws IOException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    List<String> options = options(Main.commandLine(nowhere, nowhere)).toList();
    List<String> fields = new ArrayList<>();
    for (Path file : sources()) {
      FIELD.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(fields::add);
    }

    assertThat(fields)
        .isNotEmpty()
        .allSatisfy(field -> assertThat(options).contains(FieldOptions.option(field)));
  }

  @Test
  void noTextBehindTheCommandLineNamesAnOption() throws IOException {
    for (Path file : sources()) {
      if (!file.startsWith(Repository.ROOT.resolve("cli"))) {
        String source = Files.readString(file).replace("--release 17", "");
        assertThat(OPTION.matcher(source).find()).as(file.toString()).isFalse();
      }
    }
  }

  private static Stream<String> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names())),
        command.getSubcommands().values().stream().flatMap(FieldOptionsTest::options));
  }

  /** All but those of the job for Spark, a program with options of its own. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : Repository.sources("src/main/java")) {
      if (root.startsWith(Repository.ROOT.resolve("integrations/spark"))) {
        continue;
      }
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
