package io.micromap.evaluation.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lines of a stream, each as soon as its end has come; the line ends of every system. */
final class LineReader {

  private static final int MAX_LINE = Json.LONGEST_TEXT;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int number;
  private boolean isAfterReturn;

  /**
   * A line, whose bytes are decoded when they are asked for.
   *
   * @param source name of the stream, for messages
   * @param number from 1
   * @param bytes without its end
   */
  record Line(String source, int number, byte[] bytes) {

    /** Whether there is nothing to read. */
    boolean isBlank() {
      boolean isPlain = bytes.length > 0 && bytes[0] > ' ';
      return !isPlain && fault().isEmpty() && text().isBlank();
    }

    /** The text; empty where there is a fault. */
    String text() {
      try {
        return isTooLong() ? "" : decoded();
      } catch (CharacterCodingException e) {
        return "";
      }
    }

    /** Why the line cannot be read, as a whole message. */
    Optional<MicromapException> fault() {
      if (isTooLong()) {
        return faulty(ErrorCode.BAD_VALUE, "is longer than 16 MiB. Shorten it.");
      }
      try {
        if (!isAscii()) {
          decoded();
        }
        return Optional.empty();
      } catch (CharacterCodingException e) {
        return faulty(
            ErrorCode.BAD_ENCODING,
            "is not valid UTF-8. Send UTF-8: iconv -f latin1 -t utf-8 makes it, of Latin 1.");
      }
    }

    /**
     * The text.
     *
     * @throws MicromapException if the line cannot be read
     */
    String require() {
      fault()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return text();
    }

    private boolean isTooLong() {
      return bytes.length > MAX_LINE;
    }

    private String decoded() throws CharacterCodingException {
      return isAscii()
          ? new String(bytes, ISO_8859_1)
          : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private boolean isAscii() {
      for (byte each : bytes) {
        if (each < 0) {
          return false;
        }
      }
      return true;
    }

    private Optional<MicromapException> faulty(ErrorCode code, String fault) {
      String message = source + ", line " + number + ": " + fault;
      return Optional.of(new MicromapException(code, message));
    }
  }

  /**
   * A reader of UTF-8.
   *
   * @param name of the stream, for messages
   * @param in gives what there is, and does not wait until a buffer is full
   */
  LineReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** The next line, or nothing at the end of the stream. */
  Optional<Line> next() throws IOException {
    if (isAfterReturn && hasByte() && buffer[from] == '\n') {
      from++;
    }
    isAfterReturn = false;
    if (!hasByte()) {
      return Optional.empty();
    }
    number++;
    return Optional.of(new Line(name, number, line()));
  }

  /** Number of the last line that was read. */
  int number() {
    return number;
  }

  /** A line and all bytes behind it; line numbers stay as they are. */
  InputStream rest(Line line) {
    byte[] start = ("\n".repeat(line.number() - 1) + line.text() + "\n").getBytes(UTF_8);
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(start),
                new ByteArrayInputStream(buffer, from, to - from),
                in)));
  }

  /** The bytes up to the next line end; of too long a line one byte more than may be. */
  private byte[] line() throws IOException {
    int end = end();
    if (end == to) {
      return longLine();
    }
    byte[] bytes = Arrays.copyOfRange(buffer, from, end);
    pass(end);
    return bytes;
  }

  private void pass(int end) {
    isAfterReturn = buffer[end] == '\r';
    from = end + 1;
  }

  /** A line that does not end in the buffer. */
  private byte[] longLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (hasByte()) {
      int end = end();
      bytes.write(buffer, from, Math.min(end - from, MAX_LINE + 1 - bytes.size()));
      if (end < to) {
        pass(end);
        break;
      }
      from = end;
    }
    return bytes.toByteArray();
  }

  /** The place of the next line end, or the end of the buffer. */
  private int end() {
    int place = from;
    while (place < to && buffer[place] != '\n' && buffer[place] != '\r') {
      place++;
    }
    return place;
  }

  private boolean hasByte() throws IOException {
    while (from == to) {
      int read = in.read(buffer, 0, BUFFER);
      if (read < 0) {
        return false;
      }
      from = 0;
      to = read;
    }
    return true;
  }
}
