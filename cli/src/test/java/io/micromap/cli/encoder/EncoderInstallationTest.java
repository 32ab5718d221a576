package io.micromap.cli.encoder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.cli.ProgramRun;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderInstallationTest {

  private static final byte[] BYTES = "a jar".getBytes(UTF_8);
  private static final RepositoryJar JAR =
      new RepositoryJar(Sha256.hex(BYTES), BYTES.length, "group/a/1/a-1.jar");

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();
  private Path app;
  private Path source;

  @BeforeEach
  void distribution() throws IOException {
    app = folder.resolve("app");
    Files.createDirectories(app.resolve("optional"));
    Files.writeString(app.resolve("optional/micromap-encoder-1.jar"), "own");
    source = folder.resolve("repository/group/a/1/a-1.jar");
    Files.createDirectories(source.getParent());
    Files.write(source, BYTES);
  }

  @Test
  void itFetchesWhatTheDistributionDoesNotCarryAndAddsItsOwn() {
    assertThat(install()).isEqualTo(app.resolve("encoder"));

    assertThat(app.resolve("encoder/a-1.jar")).hasBinaryContent(BYTES);
    assertThat(app.resolve("encoder/micromap-encoder-1.jar")).hasContent("own");
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotShown() {
    ProgramRun run =
        ProgramRun.of("encoder", "install", "--repository", "https://user:hunter2@localhost/m2");

    run.assertFails(2, "--repository must hold no user");
    assertThat(run.err()).doesNotContain("hunter2");
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    install();
    said.clear();
    Files.delete(source);

    install();

    assertThat(said).isEmpty();
  }

  @Test
  void anotherFileIsRefusedAndTheEncoderNotAdded() throws IOException {
    Files.writeString(source, "not a jar");

    assertThatThrownBy(this::install)
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("not those of the file asked for");
    assertThat(app.resolve("encoder/a-1.jar")).doesNotExist();
    assertThat(app.resolve("encoder/micromap-encoder-1.jar")).doesNotExist();
  }

  @Test
  void aFailureSaysWhichFilesToPutWhere() throws IOException {
    Files.delete(source);

    assertThatThrownBy(this::install)
        .hasMessageContaining("it is not there")
        .hasMessageContaining(app.resolve("encoder").toString())
        .hasMessageEndingWith(JAR.sha256() + "  " + JAR.in(folder.resolve("repository").toUri()));
  }

  @Test
  void aFileThatWasDamagedIsFetchedAgain() throws IOException {
    install();
    Files.writeString(app.resolve("encoder/a-1.jar"), "damaged");

    install();

    assertThat(app.resolve("encoder/a-1.jar")).hasBinaryContent(BYTES);
  }

  @Test
  void aDistributionWithoutTheEncoderSaysSo() throws IOException {
    Files.delete(app.resolve("optional/micromap-encoder-1.jar"));

    assertThatThrownBy(this::install).hasMessageContaining("made without the encoder");
  }

  @Test
  void theListNamesFilesOfThePinnedVersions() {
    assertThat(RepositoryJar.listed())
        .hasSize(3)
        .allSatisfy(jar -> assertThat(jar.sha256()).matches("[0-9a-f]{64}"))
        .allSatisfy(jar -> assertThat(jar.name()).endsWith(".jar"));
  }

  private Path install() {
    return new EncoderInstallation(
            app, folder.resolve("repository").toUri(), List.of(JAR), said::add)
        .run();
  }
}
