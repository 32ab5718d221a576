package io.micromap.cli.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.fixture.JarBuilder;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenPluginsTest {

  @TempDir private Path work;

  @Test
  void twelveKindsAreNamedWhileTheHealthyAnswerAsBefore() throws IOException {
    Path healthy = work.resolve("healthy");
    SampleDomain.write(healthy.resolve("lamp"), "lamp");
    Path before = train(healthy, 0);
    Path broken = Files.createDirectories(work.resolve("broken"));
    breakTwelve(broken);
    ProgramRun list =
        ProgramRun.of("domains", "list", "--json", "--plugins", healthy, "--plugins", broken);
    assertThat(list.code()).isEqualTo(4);
    assertThat(list.err())
        .contains(
            "01.jar is not a jar",
            "02.jar: holds no META-INF/services",
            "03.jar: Provider plugin.Gone not found",
            "04.jar: Provider plugin.Domainx could not be instantiated",
            "05.jar (domain 'x'): labels() threw",
            "06.jar: its code did not return within",
            "07.jar (domain 'x'): labels() names 'a' twice",
            "08.jar: Micromap-Spi-Version is 9, too new",
            "09.jar: Micromap-Spi-Version is 0, too old",
            "10.jar (domain 'x'): description() threw java.lang.NoClassDefFoundError",
            "11.jar and",
            "12.jar cannot be read",
            "13 (domain 'x'): domain.json: $.labels names 'a' twice",
            "14: domain.json: $.id:");
    JsonNode tree = Json.parse(list.out());
    assertThat(tree.path("problems")).hasSize(14);
    assertThat(tree.path("domains").findValuesAsText("id")).contains("lamp", "defi", "arc");

    Path after = work.resolve("after.mapper");
    ProgramRun train =
        ProgramRun.of(
            "--plugins",
            healthy,
            "--plugins",
            broken,
            "train",
            "--domain",
            "lamp",
            "--mapper-path",
            after);
    assertThat(train.code()).isEqualTo(4);
    assertThat(after).hasSameBinaryContentAs(before);
  }

  private Path train(Path plugins, int code) {
    Path mapper = work.resolve("before.mapper");
    assertThat(
            ProgramRun.of(
                "train", "--domain", "lamp", "--mapper-path", mapper, "--plugins", plugins))
        .extracting(ProgramRun::code)
        .isEqualTo(code);
    return mapper;
  }

  private static void breakTwelve(Path folder) throws IOException {
    Files.writeString(folder.resolve("01.jar"), "not a zip");
    JarBuilder.domain("x", "")
        .without("META-INF/services/io.micromap.spi.DomainModule")
        .build(folder.resolve("02.jar"));
    JarBuilder.domain("x", "").service("plugin.Gone").build(folder.resolve("03.jar"));
    JarBuilder.domain("x", "public Domainx() { throw new IllegalStateException(); }")
        .build(folder.resolve("04.jar"));
    JarBuilder.domain("x", "public List<Label> labels() { throw new IllegalStateException(); }")
        .build(folder.resolve("05.jar"));
    JarBuilder.domain(
            "x",
            "public List<Label> labels() { for (;;) { java.util.concurrent.locks.LockSupport.park(); } }")
        .build(folder.resolve("06.jar"));
    JarBuilder.domain(
            "x",
            "public List<Label> labels() { return List.of(Label.of(\"a\"), Label.of(\"a\")); }")
        .build(folder.resolve("07.jar"));
    JarBuilder.domain("x", "")
        .attribute("Micromap-Spi-Version", "9")
        .build(folder.resolve("08.jar"));
    JarBuilder.domain("x", "")
        .attribute("Micromap-Spi-Version", "0")
        .build(folder.resolve("09.jar"));
    JarBuilder.domain("x", "public String description() { return \"\" + new plugin.Library(); }")
        .source("plugin.Library", "package plugin; public class Library {}")
        .without("plugin/Library.class")
        .build(folder.resolve("10.jar"));
    JarBuilder.domain("twice", "").build(folder.resolve("11.jar"));
    JarBuilder.domain("twice", "").build(folder.resolve("11b.jar"));
    Files.createSymbolicLink(folder.resolve("12.jar"), folder.resolve("nowhere"));
    Files.writeString(
        Files.createDirectories(folder.resolve("13")).resolve("domain.json"),
        "{\"id\": \"x\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}");
    Files.writeString(
        Files.createDirectories(folder.resolve("14")).resolve("domain.json"),
        "{\"id\": \"X!\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}");
  }

  @Test
  void aBrokenPluginCanBeAllowed() throws IOException {
    Files.writeString(work.resolve("x.jar"), "not a zip");
    ProgramRun list = ProgramRun.of("domains", "list", "--plugins", work, "--allow-broken");
    assertThat(list.code()).isZero();
    assertThat(list.err()).contains("x.jar is not a jar");
    assertThat(ProgramRun.of("domains", "list", "--plugins", work).code()).isEqualTo(4);
  }

  @Test
  void rowsThatCannotBeReadAreAProblemOfTheirDomain() throws IOException {
    Path domain = SampleDomain.write(work.resolve("lamp"), "lamp");
    Files.writeString(domain.resolve("labels.csv"), "prompt,label\nx,dim\n");
    ProgramRun list = ProgramRun.of("domains", "list", "--plugins", work);
    assertThat(list.code()).isEqualTo(4);
    assertThat(list.err()).contains("(domain 'lamp')", "labels.csv, line 2: unknown label 'dim'");
  }
}
