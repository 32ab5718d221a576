package io.micromap.service.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The end of a file of lines. */
final class LastLine {

  private static final int LONGEST = 4 << 20;

  private LastLine() {}

  /**
   * The last line; empty where the file has none, or is none.
   *
   * @throws IllegalArgumentException if the line has no end
   */
  static Optional<String> of(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Optional.empty();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(LONGEST, in.length())];
      in.seek(in.length() - end.length);
      in.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8);
      if (!text.endsWith("\n")) {
        throw new IllegalArgumentException("it has no end");
      }
      String line = text.substring(0, text.length() - 1);
      return Optional.of(line.substring(line.lastIndexOf('\n') + 1));
    }
  }
}
