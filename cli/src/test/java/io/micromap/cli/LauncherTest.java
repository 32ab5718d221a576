package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher itself, as a process. */
class LauncherTest extends TrainedSample {

  private static final String MAP = "\"$micromap\" map --mapper-path ";
  private static final String PROMPT = "swap café 漢字 to eth";

  private Shell shell;

  @BeforeEach
  void write() throws Exception {
    Files.copy(mapper, folder.resolve("m.mapper"));
    shell = Shell.of(folder, "home x");
  }

  @Test
  void promptsAndPathsComeThroughUnderEveryLocale() throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "no UTF-8 in this locale");
    Files.copy(mapper, folder.resolve("é x.mapper"));
    shell = Shell.of(folder, "home é x");
    Files.writeString(folder.resolve("p.jsonl"), Json.line(Map.of("prompt", PROMPT)));
    double expected = confidence(shell.run(MAP + "m.mapper --prompts-jsonl p.jsonl"));
    for (Path java : javas()) {
      shell.withoutArchive(java);
      for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8", "C.UTF-8")) {
        Shell under = shell.with("LC_ALL", locale).with("JAVA_HOME", java.toString());
        assertThat(confidence(under.run(MAP + "'é x.mapper' '" + PROMPT + "'")))
            .as(locale + ", " + java)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void withoutTheLauncherADestroyedPromptIsRefused() throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "no UTF-8 in this locale");
    ProgramRun run =
        shell
            .with("LC_ALL", "C")
            .run(
                "\"$JAVA_HOME/bin/java\" -jar \"$app/micromap-cli.jar\" map --mapper-path m.mapper"
                    + " 'swap é'");
    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void aStreamThatTheCallerClosedIsNoOtherFile() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is full");
    shell
        .run(MAP + "m.mapper --prompts-jsonl - <&-")
        .assertFails(3, "standard input: holds no prompts");
    ProgramRun unheard = shell.run(MAP + "m.mapper 'swap it' >&-");
    assertThat(unheard.code()).as(unheard.err()).isEqualTo(5);
  }

  @Test
  void aCollectorOfTheEnvironmentIsTaken() throws Exception {
    for (String name : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")) {
      shell.with(name, "-XX:+UseG1GC").run(MAP + "m.mapper 'swap it'").assertDone();
    }
  }

  @Test
  void optionsThatKeepJavaFromStartingAreCodeSeventy() throws Exception {
    shell
        .with("JAVA_TOOL_OPTIONS", "-Xmx1k")
        .run(MAP + "m.mapper 'swap it'")
        .assertFails(70, "micromap: Java does not start with the options of JAVA_TOOL_OPTIONS");
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    shell
        .with("JAVA_HOME", "/nonexistent/jdk")
        .run(MAP + "m.mapper 'swap it'")
        .assertFails(70, "JAVA_HOME is '/nonexistent/jdk'");
    Path old = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    shell
        .with("JAVA_HOME", folder.resolve("old").toString())
        .run(MAP + "m.mapper 'swap it'")
        .assertFails(70, "is not Java 17 or newer", "11.0.2");
  }

  @Test
  void anArchiveThatCannotBeMadeStopsNothing() throws Exception {
    forgetTrial();
    shell.with("TMPDIR", "/nonexistent").run(MAP + "m.mapper 'swap it'").assertDone();
    assertThat(archives()).hasSize(1).allMatch(file -> file.endsWith(".jsa"));
  }

  @Test
  void anArchiveOlderThanTheProgramIsMadeAnew() throws Exception {
    shell.run("cd \"$app\"; for tried in *.tried; do mv $tried ${tried%.tried}; done").assertDone();
    shell.run("touch -d 2001-01-01 \"$app\"/*.jsa").assertDone();

    shell.run(MAP + "m.mapper 'swap it'").assertDone();

    shell.run("[ -n \"$(find \"$app\" -name '*.jsa' -newermt 2002-01-01)\" ]").assertDone();
  }

  @Test
  void anInterruptedArchiveIsMadeTheNextTime() throws Exception {
    forgetTrial();
    Files.createFile(Path.of(shell.environment().get("app")).resolve("classes-old.jsa"));
    ProgramRun run =
        shell.run(
            "set -m; "
                + MAP
                + "m.mapper 'swap it' & until [ -e \"$app\"/archive.*/labels.csv ]; do sleep 0.05;"
                + " done; kill -TERM -- -$!; wait $!");
    assertThat(run.code()).isEqualTo(143);
    assertThat(archives()).containsExactly("classes-old.jsa");
  }

  @Test
  void aCheckoutThatCannotBeBuiltIsCodeSeventy() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("home x/x/src/main")).resolve("New.java"), "x");
    shell.run("touch -d '+2 hours' 'home x/x/src/main/New.java'");
    shell.run(MAP + "m.mapper 'swap it'").assertFails(70, "mvnw", "micromap: the build failed");
  }

  private static double confidence(ProgramRun run) throws IOException {
    JsonNode answer = Json.parse(run.assertDone().out());
    return answer.path("confidence").asDouble();
  }

  private void forgetTrial() throws Exception {
    shell.run("rm \"$app\"/*.tried").assertDone();
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(shell.environment().get("app")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("classes-") || name.startsWith("archive."))
          .toList();
    }
  }

  private static List<Path> javas() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return List.of(Shell.JAVA);
    }
    try (Stream<Path> homes = Files.list(all)) {
      List<Path> other =
          homes
              .filter(home -> home.getFileName().toString().contains("25"))
              .filter(home -> Files.isExecutable(home.resolve("bin/java")))
              .toList();
      return Stream.concat(Stream.of(Shell.JAVA), other.stream()).toList();
    }
  }
}
