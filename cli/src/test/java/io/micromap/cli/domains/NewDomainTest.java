package io.micromap.cli.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.Repository;
import io.micromap.fixture.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDomainTest {

  @TempDir private Path work;

  @Test
  void aNewFolderKeepsTheContractAtOnce() {
    assertThat(ProgramRun.of("domains", "new", "my-kitchen", "--out-dir", work).code()).isZero();
    ProgramRun check = ProgramRun.of("domains", "check", work.resolve("my-kitchen"));
    assertThat(check.out()).contains("my-kitchen: passes the contract (0 errors, 2 warnings)");
    assertThat(check.code()).isZero();
    ProgramRun again = ProgramRun.of("domains", "new", "my-kitchen", "--out-dir", work);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void aNewJavaProjectKeepsTheContractAtOnce() throws IOException {
    assertThat(ProgramRun.of("domains", "new", "my-kitchen", "--java", "--out-dir", work).code())
        .isZero();
    Path main = work.resolve("my-kitchen/src/main");
    JarBuilder jar = new JarBuilder();
    try (Stream<Path> files = Files.walk(main)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = main.relativize(file).toString();
        if (name.endsWith(".java")) {
          jar.source("domains.mykitchen.MyKitchenDomain", Files.readString(file));
        } else {
          jar.file(name.replaceFirst("^resources/", ""), Files.readString(file));
        }
      }
    }
    ProgramRun check =
        ProgramRun.of("domains", "check", jar.build(work.resolve("x.jar")), "--json");
    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("\"id\" : \"my-kitchen\"").doesNotContain("\"error\"");
    assertThat(Files.readString(work.resolve("my-kitchen/README.md"))).doesNotContain("@");
    assertThat(Files.readString(work.resolve("my-kitchen/pom.xml"))).contains("<version>0.1.0<");
  }

  @Test
  void theNameOfADomainThatIsThereIsRefused() {
    ProgramRun result = ProgramRun.of("domains", "new", "defi", "--out-dir", work);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("There is a domain 'defi' already");
    assertThat(work.resolve("defi")).doesNotExist();
  }

  @Test
  void aNameThatIsNoIdIsRefused() {
    ProgramRun result = ProgramRun.of("domains", "new", "My Kitchen", "--out-dir", work);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'My Kitchen' is no name for a domain");
  }

  @Test
  @Tag("slow")
  void theShippedFolderDomainKeepsTheContract() {
    ProgramRun check = ProgramRun.of("domains", "check", Repository.ROOT.resolve("domains/shop"));
    assertThat(check.out()).contains("shop: passes the contract (0 errors, 0 warnings)");
  }

  @Test
  void whatCannotBeLoadedCannotBeChecked() {
    ProgramRun check = ProgramRun.of("domains", "check", work);
    assertThat(check.code()).isEqualTo(4);
    assertThat(check.err()).contains("holds neither jars nor a domain.json");
  }
}
