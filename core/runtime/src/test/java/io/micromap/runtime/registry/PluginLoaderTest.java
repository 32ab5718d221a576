package io.micromap.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.fixture.JarBuilder;
import io.micromap.spi.FeaturizerDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {

  @TempDir private Path folder;

  private final PluginLoader loader =
      new PluginLoader(PluginLoaderTest.class.getClassLoader(), Duration.ofSeconds(3));

  @BeforeEach
  void healthy() throws IOException {
    JarBuilder.domain("healthy", "").build(folder.resolve("healthy.jar"));
  }

  private DomainRegistry load() {
    return loader.load(List.of(), List.of(folder));
  }

  /** The one problem there is, beside which the healthy domain has loaded. */
  private Problem problem() {
    DomainRegistry registry = load();
    assertThat(registry.domains()).extracting(Domain::id).containsExactly("healthy");
    assertThat(registry.problems()).hasSize(1);
    return registry.problems().get(0);
  }

  @Test
  void aJarIsADomainAndTellsItsSource() {
    Domain domain = load().require("healthy");
    assertThat(domain.source()).isEqualTo(folder.resolve("healthy.jar").toString());
    assertThat(domain.labelNames()).containsExactly("a", "b");
  }

  @Test
  void whoAsksForOneDomainGetsNoOtherOfTheClassPathOrOfAFolder() throws IOException {
    for (String id : List.of("lamp", "door")) {
      Files.writeString(
          Files.createDirectory(folder.resolve(id)).resolve("domain.json"),
          "{\"id\": \"" + id + "\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}");
    }

    DomainRegistry all = load();
    DomainRegistry one = loader.only("lamp").load(List.of(), List.of(folder));

    assertThat(all.domains()).extracting(Domain::id).contains("door", "healthy", "lamp");
    assertThat(one.domains()).extracting(Domain::id).containsExactly("healthy", "lamp");
    assertThat(one.problems()).isEmpty();
  }

  @Test
  void aFolderWithoutAnIdIsReportedWhoeverIsAskedFor() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("nameless")).resolve("domain.json"), "{}");

    assertThat(loader.only("lamp").load(List.of(), List.of(folder)).problems().toString())
        .contains("nameless", "id");
  }

  @Test
  void aFolderNamedTwiceIsReadOnce() {
    assertThat(loader.load(List.of(), List.of(folder, folder.resolve("."))).problems()).isEmpty();
  }

  @Test
  void aFileThatIsNoJarIsReported() throws IOException {
    Files.writeString(folder.resolve("bad.jar"), "not a zip");
    assertThat(problem().toString()).contains("bad.jar is not a jar", "Copy it again");
  }

  @Test
  void aJarThatCannotBeReadIsReported() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.jar"), folder.resolve("nowhere"));
    assertThat(problem().toString()).contains("gone.jar cannot be read");
  }

  @Test
  void aJarWithoutServiceEntryIsReported() throws IOException {
    JarBuilder.domain("x", "")
        .without("META-INF/services/io.micromap.spi.DomainModule")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString())
        .contains("x.jar", "holds no META-INF/services/io.micromap.spi.DomainModule");
  }

  @Test
  void aServiceEntryWithoutItsClassIsReported() throws IOException {
    JarBuilder.domain("x", "").service("plugin.Gone").build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("plugin.Gone not found", "META-INF/services");
  }

  @Test
  void aMissingLibraryIsReported() throws IOException {
    JarBuilder.domain(
            "x", "public String description() { return String.valueOf(new plugin.Library()); }")
        .source("plugin.Library", "package plugin; public class Library {}")
        .without("plugin/Library.class")
        .build(folder.resolve("x.jar"));
    Problem problem = problem();
    assertThat(problem.domain()).contains("x");
    assertThat(problem.cause()).contains("plugin/Library");
    assertThat(problem.fix()).contains("a folder of jars is one plugin");
  }

  @Test
  void aConstructorThatThrowsIsReported() throws IOException {
    JarBuilder.domain("x", "public Domainx() { throw new IllegalStateException(\"no key\"); }")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("could not be instantiated", "no key");
  }

  @Test
  void aMethodThatThrowsIsReported() throws IOException {
    JarBuilder.domain(
            "x", "public List<Label> labels() { throw new IllegalStateException(\"no file\"); }")
        .build(folder.resolve("x.jar"));
    Problem problem = problem();
    assertThat(problem.domain()).contains("x");
    assertThat(problem.cause()).contains("labels() threw", "no file");
  }

  @Test
  void aMethodThatNeverReturnsIsReportedWithItsPlace() throws IOException {
    JarBuilder.domain(
            "x",
            "public List<Label> labels() { new java.util.concurrent.Semaphore(0)"
                + ".acquireUninterruptibly(); return null; }")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("did not return within 3 s", "plugin.Domainx.labels");
  }

  @Test
  void duplicateLabelsAreReported() throws IOException {
    JarBuilder.domain(
            "x",
            "public List<Label> labels() { return List.of(Label.of(\"a\"), Label.of(\"a\")); }")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("(domain 'x')", "labels() names 'a' twice");
  }

  @Test
  void noLabelsAreReported() throws IOException {
    JarBuilder.domain("x", "public List<Label> labels() { return null; }")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("labels() is null or holds null");
  }

  @Test
  void ofTwoDomainsWithOneIdNeitherIsTaken() throws IOException {
    JarBuilder.domain("x", "").build(folder.resolve("one.jar"));
    JarBuilder.domain("x", "").build(folder.resolve("two.jar"));
    assertThat(problem().toString())
        .contains("one.jar and", "two.jar", "both provide the domain 'x'");
  }

  @Test
  void anSpiVersionTooNewAndOneTooOldAreToldApart() throws IOException {
    JarBuilder.domain("x", "")
        .attribute("Micromap-Spi-Version", "2")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("is 2, too new", "Use a newer Micromap");
    JarBuilder.domain("x", "")
        .attribute("Micromap-Spi-Version", "0")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("is 0, too old", "newer version of the plugin");
    JarBuilder.domain("x", "")
        .attribute("Micromap-Spi-Version", "one")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("is 'one'", "whole number");
  }

  @Test
  void aReservedIdAndAFeaturizerThatDoesNotExistAreReported() throws IOException {
    JarBuilder.domain("custom", "").build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("not 'custom'");
    JarBuilder.domain(
            "x",
            "public List<FeaturizerDefinition> featurizers() { return List.of("
                + "FeaturizerDefinition.lexical(Map.of(\"wrods\", \"2\"))); }")
        .build(folder.resolve("x.jar"));
    assertThat(problem().toString()).contains("Option 'wrods'");
  }

  @Test
  void twoPluginsMayBringDifferentVersionsOfOneLibrary() throws IOException {
    for (String version : List.of("1", "2")) {
      Path plugin = folder.resolve("plugin" + version);
      Path library =
          new JarBuilder()
              .source(
                  "lib.Version",
                  "package lib; public class Version { public static String get() { return \"%s\"; } }"
                      .formatted(version))
              .build(plugin.resolve("lib.jar"));
      JarBuilder.domain("with" + version, "public String version() { return lib.Version.get(); }")
          .library(library)
          .build(plugin.resolve("domain.jar"));
    }
    DomainRegistry registry = load();
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.require("with1").version()).isEqualTo("1");
    assertThat(registry.require("with2").version()).isEqualTo("2");
  }

  @Test
  void aPluginSeesNeitherTheHostsLibrariesNorItsOwnCopyOfTheContract() throws IOException {
    JarBuilder.domain(
            "x",
            """
            public String description() {
              try {
                Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
                return "sees Jackson";
              } catch (ClassNotFoundException e) {
                return String.valueOf(
                    Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());
              }
            }
            """)
        .file("io/micromap/spi/Label.class", "a copy that must not be read")
        .build(folder.resolve("x.jar"));
    assertThat(load().require("x").description()).isEqualTo("true");
  }

  @Test
  void aFeaturizerIsCalledWithThePluginsContextLoader() throws IOException {
    JarBuilder.domain(
            "x",
            """
            public List<FeaturizerDefinition> featurizers() {
              return List.of(FeaturizerDefinition.own("loader", (text, sink) ->
                  sink.add(Thread.currentThread().getContextClassLoader().getName(), 1)));
            }
            """)
        .build(folder.resolve("x.jar"));
    List<String> features = new ArrayList<>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    var own = (FeaturizerDefinition.Own) load().require("x").featurizers().get(0);
    own.featurizer().featurize("", (name, value) -> features.add(name));
    assertThat(features).containsExactly(folder.resolve("x.jar").toString());
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void foldersThatAreNoPluginsAreReported() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(problem().toString()).contains("holds neither jars nor a domain.json");
    assertThat(loader.load(List.of(), List.of(folder.resolve("gone"))).problems().toString())
        .contains("cannot be read as a folder");
  }

  @Test
  void fiftyPluginsLoad(TestReporter reporter) throws IOException {
    Files.delete(folder.resolve("healthy.jar"));
    for (int i = 0; i < 50; i++) {
      JarBuilder.numbered(i).build(folder.resolve(i + ".jar"));
    }
    long start = System.nanoTime();
    DomainRegistry registry = load();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    reporter.publishEntry("milliseconds to load 50 plugin jars", Long.toString(millis));
    assertThat(registry.domains()).hasSize(50);
    assertThat(registry.problems()).isEmpty();
  }
}
