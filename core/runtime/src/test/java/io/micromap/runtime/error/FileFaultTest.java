package io.micromap.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {

  @TempDir private Path folder;

  @Test
  void whatTheFileSystemRefusesIsToldInPlainWords() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path none = folder.resolve("none");

    assertThat(fault(() -> Files.readString(none))).isEqualTo("there is no " + none);
    assertThat(fault(() -> Files.createDirectories(file)))
        .isEqualTo(file + " is a file, not a folder");
    assertThat(fault(() -> Files.delete(folder))).isEqualTo(folder + " is a folder");
  }

  @Test
  void noClassIsNamed() {
    for (IOException e :
        List.of(
            new AccessDeniedException("a"),
            new FileSystemException("a", null, "No space left on device"),
            new FileSystemException("a"),
            new MalformedInputException(1),
            new IOException(),
            new IOException("the pipe broke"))) {
      assertThat(FileFault.of(e)).isNotBlank().doesNotContain("Exception", "java");
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static String fault(Step step) {
    return FileFault.of(catchThrowableOfType(IOException.class, step::run));
  }
}
