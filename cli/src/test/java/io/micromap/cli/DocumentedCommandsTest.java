package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every command in the documents is one that the program takes. */
class DocumentedCommandsTest {

  private static final String PROGRAM = "./micromap ";

  /** They run Maven, not the program; {@code .ci/embedding} runs them. */
  private static final List<String> LAUNCHERS_OWN = List.of("sdk install");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @TestFactory
  Stream<DynamicTest> everyCommandInTheDocumentsParses() throws IOException {
    return documents().stream()
        .flatMap(document -> commands(document).stream())
        .filter(command -> LAUNCHERS_OWN.stream().noneMatch(command::startsWith))
        .map(command -> DynamicTest.dynamicTest(command, () -> parse(command)));
  }

  @Test
  void theReadmeHoldsCommands() {
    assertThat(commands(Repository.ROOT.resolve("README.md"))).isNotEmpty();
  }

  private static void parse(String command) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    CommandLine program = Main.commandLine(nowhere, nowhere);

    program.parseArgs(OptionNames.normalize(words(command).toArray(String[]::new)));
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Repository.ROOT.resolve("README.md")));
    Path docs = Repository.ROOT.resolve("docs");
    if (Files.isDirectory(docs)) {
      try (Stream<Path> files = Files.walk(docs)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  /** Lines in fenced blocks that call the program; a backslash at the end joins two lines. */
  private static List<String> commands(Path document) {
    List<String> commands = new ArrayList<>();
    boolean fenced = false;
    for (String line : read(document).replace("\\\n", " ").lines().toList()) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (fenced && line.startsWith(PROGRAM)) {
        commands.add(line.substring(PROGRAM.length()).strip());
      }
    }
    return commands;
  }

  /** The words as a shell would part them, up to a pipe, a redirection or a comment. */
  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(
            match ->
                match.group(1) != null
                    ? match.group(1)
                    : match.group(2) != null ? match.group(2) : match.group(3))
        .takeWhile(word -> !List.of("|", ">", ">>", "<", "&&", ";", "#", "2>").contains(word))
        .toList();
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
