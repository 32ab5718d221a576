package io.micromap.cli.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowAndExportTest {

  @TempDir private Path folder;

  @Test
  void aDomainShowsItsClassesWithCuesItsFeaturizersAndItsThresholds() throws IOException {
    String text = ProgramRun.of("domains", "show", "defi").assertDone().out();
    assertThat(text)
        .startsWith("defi (version ")
        .contains("  labels ", "  rows ", "masked-entities (its own)", "confidence 0.5")
        .contains("may block steps of the rails", "  swap_asset: ", "    cues: ");

    JsonNode json =
        Json.parse(ProgramRun.of("domains", "show", "defi", "--json").assertDone().out());
    assertThat(json.at("/domain/domain/id").asText()).isEqualTo("defi");
    assertThat(json.at("/domain/classes").findValuesAsText("name")).contains("swap_asset");
    assertThat(json.at("/domain/seed").isIntegralNumber()).isTrue();
  }

  @Test
  void anUnknownDomainIsAUsageErrorWithTheKnownOnes() {
    ProgramRun.of("domains", "show", "dify").assertFails(2, "No domain 'dify'", "defi");
    ProgramRun.of("domains", "export", "dify").assertFails(2, "No domain 'dify'", "defi");
  }

  @Test
  void anExportedDomainTrainsTheSameMapper() throws IOException {
    Path plugins = folder.resolve("plugins");
    SampleDomain.write(plugins.resolve("lamp"), "lamp");
    Path copies = folder.resolve("copies");

    ProgramRun.of("domains", "export", "lamp", "--out-dir", copies, "--plugins", plugins)
        .assertDone();

    assertThat(train(copies)).hasSameBinaryContentAs(train(plugins));
    ProgramRun.of("domains", "export", "lamp", "--out-dir", copies, "--plugins", plugins)
        .assertFails(2, "is there already");
  }

  @Test
  void whatIsCodeStaysBehindAndIsNamed() throws IOException {
    ProgramRun run =
        ProgramRun.of("domains", "export", "defi", "--as", "mydefi", "--out-dir", folder)
            .assertDone();
    assertThat(run.err())
        .contains("left behind: the featurizer 'masked-entities'", "left behind: the policy");
    assertThat(folder.resolve("mydefi/labels.csv")).exists();
    assertThat(folder.resolve("mydefi/eval_labels.csv")).exists();
    ProgramRun list = ProgramRun.of("domains", "list", "--json", "--plugins", folder).assertDone();
    assertThat(Json.parse(list.out()).path("domains").findValuesAsText("id"))
        .contains("defi", "mydefi");
  }

  @Test
  void theCopysIdIsChecked() {
    for (String id : new String[] {"A b", "custom", "../x"}) {
      ProgramRun.of("domains", "export", "defi", "--as", id, "--out-dir", folder)
          .assertFails(2, "--as: ");
    }
    assertThat(folder).isEmptyDirectory();
  }

  private Path train(Path plugins) throws IOException {
    Path mapper = Files.createTempFile(folder, "m", ".mapper");
    ProgramRun.of("train", "--domain", "lamp", "--mapper-path", mapper, "--plugins", plugins)
        .assertDone();
    return mapper;
  }
}
