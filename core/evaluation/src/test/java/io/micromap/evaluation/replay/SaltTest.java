package io.micromap.evaluation.replay;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

class SaltTest {

  private static Path file;

  @BeforeContainer
  static void create() throws IOException {
    file = Files.createTempFile("salt", "");
  }

  @AfterContainer
  static void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property(tries = 200, seed = "5")
  void anyBytesAreASaltIfThereAreEnough(@ForAll @Size(max = 80) byte[] bytes) throws IOException {
    Files.write(file, bytes);

    if (bytes.length < 16) {
      assertFails(ErrorCode.BAD_VALUE, () -> Salt.read(file), file.toString(), "openssl");
    } else {
      assertThat(Salt.read(file).id()).isEqualTo(Salt.of(bytes).id()).matches("[0-9a-f]{16}");
      assertThat(Salt.read(file).prompt("a")).matches("[0-9a-f]{64}");
    }
  }

  @Property(tries = 200, seed = "5")
  void oneChangedByteGivesOtherHashes(@ForAll @Size(min = 16, max = 80) byte[] bytes) {
    byte[] other = Arrays.copyOf(bytes, bytes.length);
    other[bytes.length / 2] ^= 1;

    assertThat(Salt.of(other).id()).isNotEqualTo(Salt.of(bytes).id());
    assertThat(Salt.of(other).prompt("a")).isNotEqualTo(Salt.of(bytes).prompt("a"));
  }

  @Property(tries = 500, seed = "5")
  void noTwoTextsHaveOneHash(@ForAll String a, @ForAll String b) {
    Salt salt = Salt.of(new byte[16]);

    assertThat(salt.prompt(a).equals(salt.prompt(b))).isEqualTo(a.equals(b));
  }

  @Test
  void aMissingFileIsNamed() {
    Path nowhere = Path.of("nowhere", "salt");

    assertFails(
        ErrorCode.MISSING_FILE, () -> Salt.read(nowhere), nowhere.toString(), "openssl rand");
  }
}
