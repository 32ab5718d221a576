package io.micromap.cli.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Answers in UTF-8, each a line or several. Serves one thread. */
public final class AnswerLines {

  private final ByteArrayOutputStream bytes;

  /**
   * No answers yet.
   *
   * @param length about so many bytes are to come
   */
  public AnswerLines(int length) {
    bytes = new ByteArrayOutputStream(length);
  }

  /** Adds a line without its end. */
  public void add(String line) {
    add(line.getBytes(StandardCharsets.UTF_8));
  }

  /** As above, in UTF-8. */
  public void add(byte[] line) {
    bytes.writeBytes(line);
    bytes.write('\n');
  }

  /** All lines with their ends. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
