package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.fixture.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/spi-guide.md, compiled and run as it stands there. */
class SpiGuideTest {

  private static final Pattern FILE =
      Pattern.compile("\\*\\*src/main/(\\S+)\\*\\*\n\n```\\w*\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^\\./micromap (.*)$", Pattern.MULTILINE);

  @TempDir private Path work;

  @Test
  void theWorkedExampleBuildsAndItsCommandsRun() throws IOException {
    String guide = Files.readString(Repository.ROOT.resolve("docs/spi-guide.md"));
    JarBuilder jar = new JarBuilder();
    List<MatchResult> files = FILE.matcher(guide).results().toList();
    assertThat(files).hasSize(5);
    for (MatchResult file : files) {
      String name = file.group(1).replaceFirst("^(java|resources)/", "");
      if (name.endsWith(".java")) {
        jar.source(name.replace(".java", "").replace('/', '.'), file.group(2));
      } else {
        jar.file(name, file.group(2));
      }
    }
    jar.build(work.resolve("plugins/lamp.jar"));

    List<ProgramRun> results = new ArrayList<>();
    Matcher commands = COMMAND.matcher(guide);
    while (commands.find()) {
      ProgramRun result = ProgramRun.of(arguments(commands.group(1)));
      assertThat(result.code()).as(commands.group() + "\n" + result.err()).isZero();
      results.add(result);
    }
    assertThat(results).hasSize(7);
    assertThat(results.get(0).out()).contains("lamp: passes the contract (0 errors");
    assertThat(results.get(1).out()).contains("lamp (version 1)");
    assertThat(results.get(6).out()).contains("\"candidate\":\"dim\"");
  }

  /** The words of a command line, its paths in the test's folder. */
  private Object[] arguments(String line) {
    List<Object> arguments = new ArrayList<>(List.of("--plugins", work.resolve("plugins")));
    Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
    while (words.find()) {
      String word = words.group(1) != null ? words.group(1) : words.group(2);
      boolean path = word.startsWith("plugins/") || word.startsWith(".artifacts/");
      arguments.add(path ? work.resolve(word).toString() : word);
    }
    return arguments.toArray();
  }
}
