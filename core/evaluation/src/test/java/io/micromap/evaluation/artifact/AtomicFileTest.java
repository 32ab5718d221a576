package io.micromap.evaluation.artifact;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void foldersAreMadeAndOlderFilesReplaced() throws IOException {
    Path file = folder.resolve("a/b/c.txt");

    AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(file, CONTENT);

    assertThat(file).hasContent("new");
    assertThat(names(file.getParent())).containsExactly("c.txt");
  }

  @Test
  void linesAppearOnceTheyAreCommittedAndNotBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("lines.jsonl"), "old");

    try (AtomicFile.Lines lines = AtomicFile.lines(file)) {
      lines.add("never seen");
    }
    assertThat(file).hasContent("old");
    try (AtomicFile.Lines lines = AtomicFile.lines(file)) {
      lines.add("first");
      lines.add("second");
      lines.commit();
    }

    assertThat(Files.readString(file)).isEqualTo("first\nsecond\n");
    assertThat(names(folder)).containsExactly("lines.jsonl");
  }

  @Test
  void theFileMayBeReadByWhomEveryOtherFileMay() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX rights");
    Path ordinary = Files.write(folder.resolve("ordinary"), CONTENT);
    Path atomic = folder.resolve("atomic");

    AtomicFile.write(atomic, CONTENT);

    assertThat(Files.getPosixFilePermissions(atomic))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "x");
    Path target = notAFolder.resolve("m.mapper");

    for (boolean early : new boolean[] {true, false}) {
      assertFails(
          ErrorCode.IO,
          () -> {
            if (early) {
              AtomicFile.requireWritable(target);
            } else {
              AtomicFile.write(target, CONTENT);
            }
          },
          target.toString(),
          "cannot be written",
          "Choose a folder you may write to");
    }
    assertThat(names(folder)).containsExactly("file");
  }

  @Test
  void aTargetThatIsAFolderLeavesNothingBehind() throws IOException {
    Path target = Files.createDirectories(folder.resolve("target/inside")).getParent();

    assertFails(ErrorCode.IO, () -> AtomicFile.requireWritable(target), "it is a folder");
    assertFails(ErrorCode.IO, () -> AtomicFile.write(target, CONTENT), target.toString());
    assertThat(names(folder)).containsExactly("target");
  }

  private static String[] names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }
}
