package io.micromap.cli.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.cli.Shell;
import io.micromap.fixture.JarBuilder;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that print, end the program, leave threads behind, or are no plugins at all. */
class PluginConductTest {

  private static final String LIST = "\"$micromap\" --plugins plugins domains list --json";
  private static final String FEATURIZER =
      """
      public List<FeaturizerDefinition> featurizers() {
        return List.of(
            FeaturizerDefinition.lexical(),
            new FeaturizerDefinition.Own("own", (text, sink) -> { %s sink.add("f", 1); }));
      }
      """;

  @TempDir private Path folder;

  private Path plugins;
  private Shell shell;

  @BeforeEach
  void prepare() throws Exception {
    plugins = Files.createDirectories(folder.resolve("plugins"));
    shell = Shell.of(folder, "home");
  }

  @Test
  void whatAPluginPrintsIsNoData() throws Exception {
    jar(
        "public Domainx() { System.out.println(\"printed\"); System.out.close(); System.err.close(); }");
    ProgramRun run = shell.run(LIST).assertDone();
    assertThat(run.err()).contains("printed");
    assertThat(Json.parse(run.out()).path("domains").findValuesAsText("id")).contains("x");
  }

  @Test
  void whatAFeaturizerPrintsAndReadsIsNoDataEither() throws Exception {
    jar(
        FEATURIZER.formatted(
            "System.out.println(\"printed\"); try { System.in.read(); } catch"
                + " (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }"));
    Files.writeString(
        folder.resolve("l.csv"), "prompt,label\ngo up,a\ngo high,a\ngo down,b\ngo low,b\n");
    shell
        .run(
            "\"$micromap\" --plugins plugins train --domain x --labels-csv l.csv --mapper-path"
                + " m.mapper")
        .assertDone();
    ProgramRun run =
        shell
            .run(
                "printf '%s\\n' '{\"prompt\": \"go up\"}' '{\"prompt\": \"go down\"}' |"
                    + " \"$micromap\" --plugins plugins map --mapper-path m.mapper --prompts-jsonl"
                    + " -")
            .assertDone();
    assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":"));
    assertThat(run.err()).contains("printed");
  }

  @Test
  void aPluginThatEndsTheProgramIsNamed() throws Exception {
    for (String constructor :
        List.of(
            "System.exit(0);",
            "Runtime.getRuntime().exit(3);",
            "Thread ends = new Thread(() -> System.exit(3)); ends.start(); try { ends.join(); } catch"
                + " (InterruptedException e) { }")) {
      Path jar = jar("public Domainx() { " + constructor + " }");
      for (String verb : List.of("domains list", "domains check plugins/x.jar")) {
        ProgramRun run = shell.run("\"$micromap\" --plugins plugins " + verb);
        run.assertFails(4, "problem: ", jar.getFileName().toString(), "ended the program");
      }
    }
  }

  @Test
  void aPluginThatHaltsIsNotLoaded() throws Exception {
    jar("public Domainx() { Runtime.getRuntime().halt(0); }");
    SampleDomain.write(plugins.resolve("lamp"), "lamp");
    ProgramRun run = shell.run(LIST);
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("x.jar", "plugin.Domainx calls Runtime.halt");
    assertThat(Json.parse(run.out()).path("domains").findValuesAsText("id"))
        .contains("lamp")
        .doesNotContain("x");
  }

  @Test
  void aPluginThatHoldsUpTheEndHasTwoSeconds() throws Exception {
    jar(
        "public Domainx() { Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (;;) {"
            + " java.util.concurrent.locks.LockSupport.park(); } })); }");
    shell.run(LIST).assertDone();
  }

  @Test
  void threadsThatGoOnAreNamed() throws IOException {
    jar(
        "public Domainx() { Thread thread = new Thread(() -> { for (;;) {"
            + " java.util.concurrent.locks.LockSupport.park(); } }, \"left\");"
            + " thread.setDaemon(true); thread.start(); }");
    ProgramRun run = list();
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("x.jar", "left threads running: left.");
  }

  @Test
  void aServiceFileThatNamesNoDomainIsAProblem() throws IOException {
    for (String content : List.of("", "# later\n", "java.lang.String\n")) {
      Path jar =
          JarBuilder.domain("x", "")
              .file("META-INF/services/io.micromap.spi.DomainModule", content)
              .build(plugins.resolve("x.jar"));
      ProgramRun run = list();
      assertThat(run.code()).isEqualTo(4);
      assertThat(run.err()).contains("x.jar", "names no domain");
      assertThat(ProgramRun.of("domains", "check", jar).code()).isEqualTo(4);
    }
  }

  @Test
  void aJarInCapitalsIsAJarAndWhatAMacAddsIsNone() throws IOException {
    Files.move(jar(""), plugins.resolve("x.JAR"));
    Files.writeString(
        Files.createDirectories(plugins.resolve("__MACOSX")).resolve("._x.jar"), "resources");
    ProgramRun run = list().assertDone();
    assertThat(run.out()).contains("x.JAR");
  }

  @Test
  void aLinkOrAPipeAsDomainIsRefused() throws Exception {
    Path real = SampleDomain.write(folder.resolve("real"), "lamp").resolve("domain.json");
    Path domain = Files.createDirectories(plugins.resolve("lamp")).resolve("domain.json");
    Files.createSymbolicLink(domain, real);
    assertThat(list().err()).contains("lamp: domain.json: is a link, a pipe or a folder");
    Files.delete(domain);
    assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")), "no pipes with names");
    assertThat(new ProcessBuilder("mkfifo", domain.toString()).start().waitFor()).isZero();
    ProgramRun run = list();
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("lamp: domain.json: is a link, a pipe or a folder");
  }

  @Test
  void aByteOrderMarkIsAccepted() throws IOException {
    Path domain = SampleDomain.write(plugins.resolve("lamp"), "lamp").resolve("domain.json");
    Files.writeString(domain, "\uFEFF" + Files.readString(domain), StandardCharsets.UTF_8);
    assertThat(list().assertDone().out()).contains("lamp");
  }

  @Test
  void whatADomainSaysOfItselfSteersNoTerminal() throws IOException {
    Path domain = SampleDomain.write(plugins.resolve("lamp"), "lamp").resolve("domain.json");
    Files.writeString(
        domain,
        Files.readString(domain)
            .replace("{\"id\"", "{\"description\": \"a\\u001b[31m\\u202eb\", \"id\""));
    String text = list().assertDone().out();
    assertThat(text).contains("a\\u001b[31m\\u202eb").doesNotContain("\u001b", "\u202e");
    ProgramRun json = ProgramRun.of("domains", "list", "--json", "--plugins", plugins).assertDone();
    assertThat(json.out()).doesNotContain("\u001b", "\u202e");
    assertThat(Json.parse(json.out()).path("domains").findValuesAsText("description"))
        .contains("a\u001b[31m\u202eb");
  }

  private ProgramRun list() {
    return ProgramRun.of("domains", "list", "--plugins", plugins);
  }

  private Path jar(String members) throws IOException {
    return JarBuilder.domain("x", members).build(plugins.resolve("x.jar"));
  }
}
