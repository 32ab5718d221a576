package io.micromap.evaluation.artifact;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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
  void aFolderThatTakesNoFilesIsNamedAndNotAFileThatNobodyAskedFor() {
    Path processes = Path.of("/proc");
    assumeTrue(Files.isDirectory(processes), "no such folder on this system");

    assertFails(
        ErrorCode.IO,
        () -> AtomicFile.requireWritable(processes.resolve("none/a.jsonl")),
        "no file can be made in /proc)");
  }

  @Test
  void aNameThatEndsInGzMakesGzip() throws IOException {
    Path file = folder.resolve("lines.jsonl.GZ");

    try (AtomicFile.Lines lines = AtomicFile.lines(file)) {
      lines.add("first");
      lines.addAll("second\nthird\n");
      lines.commit();
    }

    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("first\nsecond\nthird\n");
    }
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

  @Test
  void aLinkIsFollowedAndStaysALink() throws IOException {
    Path real =
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("real"), "old");
    Path second = Files.createSymbolicLink(folder.resolve("a/second"), Path.of("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a/second"));
    Path linkedFolder = Files.createSymbolicLink(folder.resolve("folder"), Path.of("a"));

    AtomicFile.write(link, CONTENT);

    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(real).hasContent("new");
    AtomicFile.write(linkedFolder.resolve("b"), CONTENT);
    assertThat(folder.resolve("a/b")).hasContent("new");
    assertThat(names(folder.resolve("a"))).containsExactly("b", "real", "second");
  }

  @Test
  void aLinkToNothingMakesWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));

    AtomicFile.requireWritable(link);
    AtomicFile.write(link, CONTENT);

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("later")).hasContent("new");
  }

  @Test
  void linksInACircleAreNamed() throws IOException {
    Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));

    assertFails(ErrorCode.IO, () -> AtomicFile.write(one, CONTENT), one.toString(), "link");
  }

  @Test
  void aDeviceIsWrittenIntoAndStaysADevice() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "no such device");
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);

    AtomicFile.requireWritable(link);
    AtomicFile.write(link, CONTENT);
    try (AtomicFile.Lines lines = AtomicFile.lines(link)) {
      lines.add("a");
      lines.commit();
    }

    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(AtomicFile.replaced(link)).isEmpty();
    assertThat(names(folder)).containsExactly("link");
  }

  @Test
  void aFullDeviceIsAFault() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no such device");

    assertFails(
        ErrorCode.IO, () -> AtomicFile.write(full, CONTENT), "/dev/full: cannot be written");
  }

  @Test
  void aPipeIsWrittenIntoAndStaysAPipe() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")), "no pipes with names");
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    AtomicFile.requireWritable(pipe);
    AtomicFile.write(pipe, CONTENT);

    assertThat(reader.getInputStream().readAllBytes()).isEqualTo(CONTENT);
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aFileThatIsReplacedHandsOnItsPermissions() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX rights");
    Path file = Files.writeString(folder.resolve("secret"), "old");
    for (String rights : List.of("rw-------", "rwxrwx--x")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

      AtomicFile.write(file, CONTENT);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(rights);
    }
  }

  @Test
  void theRootIsAFolder() {
    Path root = folder.getRoot();

    assertFails(ErrorCode.IO, () -> AtomicFile.requireWritable(root), "it is a folder");
    assertFails(ErrorCode.IO, () -> AtomicFile.write(root, CONTENT), "it is a folder");
  }

  @Test
  void askingMakesNoFolder() throws IOException {
    AtomicFile.requireWritable(folder.resolve("a/b/c"));

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void manyWritersOfOneFileLeaveOneWholeFile() throws IOException {
    Path file = folder.resolve("file");
    byte[] bytes = new byte[100_000];

    IntStream.range(0, 64).parallel().forEach(i -> AtomicFile.write(file, bytes));

    assertThat(file).hasBinaryContent(bytes);
    assertThat(names(folder)).containsExactly("file");
  }

  private static String[] names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }
}
