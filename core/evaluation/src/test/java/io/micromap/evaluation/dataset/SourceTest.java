package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

  @TempDir Path folder;

  @Test
  void aMissingFileAndAFolderAreNamed() {
    Path missing = folder.resolve("none.csv");

    assertFails(
        ErrorCode.MISSING_FILE,
        () -> Source.of(missing),
        missing.toString(),
        "no such file",
        "Fix the path");
    assertFails(ErrorCode.MISSING_FILE, () -> Source.of(folder), folder.toString(), "is a folder");
    assertFails(
        ErrorCode.MISSING_FILE,
        () -> Source.of(missing.toUri()),
        missing.toString(),
        "no such file");
  }

  @Test
  void anEmptyFileIsNamedEvenIfItHoldsBlanksOrAMark() throws IOException {
    for (String content : new String[] {"", "\n \r\n", "\uFEFF", "\uFEFF\n"}) {
      Path file = Files.writeString(folder.resolve("empty.csv"), content);
      assertFails(
          ErrorCode.EMPTY_FILE,
          () -> Source.of(file),
          file.toString(),
          "is empty",
          "Give the file that was meant");
    }
  }

  @Test
  void invalidUtf8IsNamedWithItsLine() throws IOException {
    Path latin1 =
        Files.write(
            folder.resolve("latin1.csv"),
            "prompt,label\nok,a\ncafé,b\n".getBytes(StandardCharsets.ISO_8859_1));

    assertFails(
        ErrorCode.BAD_ENCODING,
        () -> Source.of(latin1),
        latin1 + ", line 3",
        "not valid UTF-8",
        "Save the file as UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.csv"), "\uFEFFlabel\na\n");

    assertThat(Source.of(file).text()).isEqualTo("label\na\n");
  }
}
