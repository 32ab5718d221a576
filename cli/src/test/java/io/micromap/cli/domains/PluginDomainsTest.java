package io.micromap.cli.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.fixture.JarBuilder;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDomainsTest {

  /** A featurizer that sees what no word tells: whether the prompt ends in an exclamation mark. */
  private static final String OWN =
      """
      public String version() { return "%s"; }
      public List<FeaturizerDefinition> featurizers() {
        return List.of(
            FeaturizerDefinition.lexical(),
            FeaturizerDefinition.own("shout", (text, sink) -> {
              if (text.endsWith("!")) { sink.add("shout", 1); }
            }));
      }
      public Thresholds defaultThresholds() { return Thresholds.global(0.05); }
      public List<Dataset> datasets() {
        return List.of(Dataset.csv(Dataset.Split.TRAINING, getClass(), "train.csv"));
      }
      """;

  private static final String ROWS =
      """
      prompt,label
      now!,a
      do it!,a
      go there!,a
      run far!,a
      go now,b
      do far,b
      run it,b
      there,b
      """;

  @TempDir private Path work;
  private Path plugins;
  private Path mapper;

  @BeforeEach
  void folders() throws IOException {
    plugins = Files.createDirectories(work.resolve("plugins"));
    mapper = work.resolve("x.mapper");
  }

  private void buildOwn(String version) throws IOException {
    JarBuilder.domain("shout", OWN.formatted(version))
        .file("plugin/train.csv", ROWS)
        .build(plugins.resolve("shout.jar"));
  }

  private static JsonNode decision(ProgramRun result) throws IOException {
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return Json.parse(result.out());
  }

  @Test
  void aMapperWithOwnFeaturizersDemandsTheVersionOfItsDomain() throws IOException {
    buildOwn("1");
    assertThat(
            ProgramRun.of(
                "train", "--domain", "shout", "--mapper-path", mapper, "--plugins", plugins))
        .extracting(ProgramRun::code)
        .isEqualTo(0);
    ProgramRun loud =
        ProgramRun.of("map", "--plugins", plugins, "--mapper-path", mapper, "go far!");
    assertThat(decision(loud).path("label").asText()).isEqualTo("a");
    ProgramRun quiet =
        ProgramRun.of("--plugins", plugins, "map", "--mapper-path", mapper, "go far");
    assertThat(decision(quiet).path("label").asText()).isEqualTo("b");

    ProgramRun without = ProgramRun.of("map", "--mapper-path", mapper, "go far!");
    assertThat(without.code()).isEqualTo(4);
    assertThat(without.err())
        .contains("needs the featurizer 'shout' of domain 'shout' version 1", "no such domain")
        .contains("--plugins names the folder of plugins");
    buildOwn("2");
    ProgramRun other =
        ProgramRun.of("map", "--plugins", plugins, "--mapper-path", mapper, "go far!");
    assertThat(other.code()).isEqualTo(4);
    assertThat(other.err()).contains("version 2 of it");
  }

  @Test
  void anApplicationFindsTheDomainOnItsClassPathAndIsToldSoWhereItDoesNot() throws IOException {
    buildOwn("1");
    ProgramRun.of("train", "--domain", "shout", "--mapper-path", mapper, "--plugins", plugins);

    assertThatThrownBy(() -> Mapper.load(mapper))
        .hasMessageContaining("no such domain. Put that domain's jar")
        .hasMessageContaining("class path")
        .hasMessageNotContaining("--");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] jar = {plugins.resolve("shout.jar").toUri().toURL()};
    try (URLClassLoader withDomain = new URLClassLoader(jar, before)) {
      thread.setContextClassLoader(withDomain);
      assertThat(Mapper.load(mapper).map("go far!").label()).contains("a");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aFeaturizerThatThrowsStopsTheCommandAndIsNamed() throws IOException {
    JarBuilder.domain(
            "shout", OWN.formatted("1").replace("if (text", "if (text.charAt(9) == 0 || text"))
        .file("plugin/train.csv", ROWS)
        .build(plugins.resolve("shout.jar"));
    ProgramRun train =
        ProgramRun.of("train", "--domain", "shout", "--mapper-path", mapper, "--plugins", plugins);
    assertThat(train.code()).isEqualTo(4);
    assertThat(train.err()).contains("featurizer 'shout' failed", "domains check");
    ProgramRun check = ProgramRun.of("domains", "check", plugins.resolve("shout.jar"));
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("error featurizers: Featurizer 'shout' throws");
  }

  @Test
  void theDecisionSaysWhereItsThresholdCameFrom() throws IOException {
    SampleDomain.write(plugins.resolve("lamp"), "lamp");
    Path rows = plugins.resolve("lamp/labels.csv");
    ProgramRun.of("train", "--domain", "lamp", "--mapper-path", mapper, "--plugins", plugins);
    JsonNode domain = decision(ProgramRun.of("map", "--mapper-path", mapper, "lamp on"));
    assertThat(domain.path("threshold_source").asText()).isEqualTo("domain");
    assertThat(domain.path("threshold").asDouble()).isEqualTo(0.1);

    Path own = Files.writeString(work.resolve("own.json"), "{\"on\": 0.2}");
    JsonNode user =
        decision(
            ProgramRun.of(
                "map", "--mapper-path", mapper, "--per-class-thresholds", own, "lamp on"));
    assertThat(user.path("threshold_source").asText()).isEqualTo("user");
    assertThat(user.path("threshold").asDouble()).isEqualTo(0.2);
    JsonNode other =
        decision(
            ProgramRun.of(
                "map", "--mapper-path", mapper, "--per-class-thresholds", own, "lamp off"));
    assertThat(other.path("threshold_source").asText()).isEqualTo("domain");

    Path summary = work.resolve("summary.json");
    ProgramRun.of(
        "sweep",
        "--mapper-path",
        mapper,
        "--labels-csv",
        rows,
        "--thresholds",
        "0.05",
        "--out-summary",
        summary);
    ProgramRun lock =
        ProgramRun.of(
            "lock",
            "--mapper-path",
            mapper,
            "--labels-csv",
            rows,
            "--summary",
            summary,
            "--out-dir",
            work.resolve("locked"));
    assertThat(lock.code()).isZero();
    JsonNode locked =
        decision(
            ProgramRun.of("map", "--mapper-path", work.resolve("locked/locked.mapper"), "lamp on"));
    assertThat(locked.path("threshold_source").asText()).isEqualTo("lock");

    Path plain = work.resolve("plain.mapper");
    ProgramRun.of("train", "--labels-csv", rows, "--mapper-path", plain);
    assertThat(
            decision(ProgramRun.of("map", "--mapper-path", plain, "lamp on"))
                .path("threshold_source")
                .asText())
        .isEqualTo("default");
  }

  @Test
  void theSeedOfADomainIsTheDefaultOfItsTrainings() throws IOException {
    Path domain = SampleDomain.write(plugins.resolve("lamp"), "lamp");
    Path json = domain.resolve("domain.json");
    Files.writeString(
        json, Files.readString(json).replace("\"labels\"", "\"seed\": 7, \"labels\""));
    ProgramRun.of("train", "--domain", "lamp", "--mapper-path", mapper, "--plugins", plugins);
    Path seven = work.resolve("seven.mapper");
    ProgramRun.of(
        "train", "--domain", "lamp", "--seed", "7", "--mapper-path", seven, "--plugins", plugins);
    Path other = work.resolve("other.mapper");
    ProgramRun.of(
        "train", "--domain", "lamp", "--seed", "8", "--mapper-path", other, "--plugins", plugins);
    assertThat(mapper).hasSameBinaryContentAs(seven);
    assertThat(Files.mismatch(mapper, other)).isNotEqualTo(-1);
  }

  @Test
  void aDomainOfTheCurrentFolderDoesNotRunWithoutBeingAskedFor() {
    assertThat(ProgramRun.of("domains", "list").out()).contains("defi", "arc", "clusterops");
  }
}
