package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Reads prompts JSONL line by line, so that a caller at the other end of a pipe gets each answer.
 */
public final class PromptLines {

  private static final int MAX_LINE = 16 << 20;

  private PromptLines() {}

  /**
   * Hands over each prompt as soon as its line has come.
   *
   * @param name of the stream, for messages
   * @throws MicromapException at the first faulty line
   * @throws IOException if reading fails
   */
  public static void forEach(String name, InputStream stream, Consumer<Prompt> consumer)
      throws IOException {
    int[] row = new int[1];
    forEachLine(name, stream, (text, line) -> consumer.accept(parse(text, name, line, ++row[0])));
    if (row[0] == 0) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": holds no prompts. Give at least one.");
    }
  }

  /**
   * Hands over each line that is not blank, with its number from 1, as soon as it has come.
   *
   * @param name of the stream, for messages
   * @throws MicromapException at the first that is too long or not UTF-8
   * @throws IOException if reading fails
   */
  public static void forEachLine(String name, InputStream stream, ObjIntConsumer<String> consumer)
      throws IOException {
    InputStream in = new BufferedInputStream(stream);
    int line = 0;
    for (byte[] bytes = readLine(in, name, 1);
        bytes != null;
        bytes = readLine(in, name, line + 1)) {
      line++;
      String text = decode(bytes, name, line);
      if (line == 1 && text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
      if (!text.isBlank()) {
        consumer.accept(text, line);
      }
    }
  }

  /**
   * The prompt of one line.
   *
   * @param row its number among the prompts, its id where it has none
   * @throws MicromapException if the line is faulty
   */
  public static Prompt parse(String text, String name, int line, int row) {
    try {
      return PromptReader.parse(text, line, row);
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          name
              + ", line "
              + line
              + ": "
              + e.getMessage()
              + "\nEach line has the form {\"prompt\": \"…\"}, with an \"id\" if you like.",
          e);
    }
  }

  /** Bytes up to a line end or the end of the stream, or null if there are none. */
  private static byte[] readLine(InputStream in, String name, int line) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (bytes.size() == MAX_LINE) {
        throw new MicromapException(
            ErrorCode.BAD_VALUE, name + ", line " + line + ": is longer than 16 MiB. Shorten it.");
      }
      bytes.write(next);
      next = in.read();
    }
    return bytes.toByteArray();
  }

  private static String decode(byte[] bytes, String name, int line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MicromapException(
          ErrorCode.BAD_ENCODING, name + ", line " + line + ": is not valid UTF-8. Send UTF-8.", e);
    }
  }
}
