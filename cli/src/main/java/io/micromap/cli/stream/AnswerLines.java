package io.micromap.cli.stream;

import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonBuffer;
import java.nio.charset.StandardCharsets;

/** Answers in UTF-8, each a line or several. Serves one thread. */
public final class AnswerLines {

  private final JsonBuffer bytes;

  /**
   * No answers yet.
   *
   * @param length about so many bytes are to come
   */
  public AnswerLines(int length) {
    bytes = new JsonBuffer(length);
  }

  /** Adds a line without its end. */
  public void add(String line) {
    add(line.getBytes(StandardCharsets.UTF_8));
  }

  /** As above, in UTF-8. */
  public void add(byte[] line) {
    bytes.add(line);
    bytes.add('\n');
  }

  /** Adds an object of JSON as a line. */
  public void add(Json.Fields object) {
    bytes.add(object);
    bytes.add('\n');
  }

  /** All lines with their ends; no more are to be added then. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
