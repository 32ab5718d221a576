package io.micromap.evaluation.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Lines of a stream, each as soon as its end has come; the line ends of every system. */
final class LineReader {

  private static final int MAX_LINE = 16 << 20;

  private final String name;
  private final InputStream in;
  private int number;
  private boolean isAfterReturn;

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end; empty where there is a fault
   * @param fault why it cannot be read, as a whole message
   */
  record Line(int number, String text, Optional<MicromapException> fault) {

    /** Whether there is nothing to read. */
    boolean isBlank() {
      return fault.isEmpty() && text.isBlank();
    }

    /**
     * The text.
     *
     * @throws MicromapException if the line cannot be read
     */
    String require() {
      fault.ifPresent(
          failure -> {
            throw failure;
          });
      return text;
    }
  }

  /**
   * A reader of UTF-8.
   *
   * @param name of the stream, for messages
   */
  LineReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** The next line, or nothing at the end of the stream. */
  Optional<Line> next() throws IOException {
    int next = in.read();
    if (next == '\n' && isAfterReturn) {
      next = in.read();
    }
    isAfterReturn = false;
    if (next < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n' && next != '\r') {
      if (bytes.size() <= MAX_LINE) {
        bytes.write(next);
      }
      next = in.read();
    }
    isAfterReturn = next == '\r';
    return Optional.of(line(bytes.toByteArray()));
  }

  /** Number of the last line that was read. */
  int number() {
    return number;
  }

  /** A line and all bytes behind it; line numbers stay as they are. */
  InputStream rest(Line line) {
    byte[] start = ("\n".repeat(line.number() - 1) + line.text() + "\n").getBytes(UTF_8);
    return new SequenceInputStream(new ByteArrayInputStream(start), in);
  }

  private Line line(byte[] bytes) {
    if (bytes.length > MAX_LINE) {
      return faulty(ErrorCode.BAD_VALUE, "is longer than 16 MiB. Shorten it.");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Line(number, text, Optional.empty());
    } catch (CharacterCodingException e) {
      return faulty(ErrorCode.BAD_ENCODING, "is not valid UTF-8. Send UTF-8.");
    }
  }

  private Line faulty(ErrorCode code, String fault) {
    String message = name + ", line " + number + ": " + fault;
    return new Line(number, "", Optional.of(new MicromapException(code, message)));
  }
}
