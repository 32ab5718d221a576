package io.micromap.mcp;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micromap.mcp.ProtocolCheck.Checked;
import io.micromap.runtime.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Lines of which only messages of the protocol are handed on. Blank lines are passed over; what is
 * no message is answered in its turn. The end comes when all messages are answered.
 */
final class MessageInput extends InputStream {

  /** In ASCII, so that no character set can spoil it. */
  private static final ObjectWriter ASCII =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final InputStream lines;
  private final PendingMessages pending;
  private final OutputStream answers;
  private final ProtocolCheck check;
  private byte[] message = {};
  private int taken;

  /**
   * Reads lines.
   *
   * @param answers receives what is answered here; flushed once behind each answer
   */
  MessageInput(
      InputStream lines, PendingMessages pending, OutputStream answers, ProtocolCheck check) {
    this.lines = new BufferedInputStream(lines);
    this.pending = pending;
    this.answers = answers;
    this.check = check;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length > 0 && taken == message.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, message.length - taken);
    System.arraycopy(message, taken, bytes, offset, count);
    taken += count;
    return count;
  }

  /** Goes on to the next message; false at the end, once all before it are answered. */
  private boolean advance() throws IOException {
    for (byte[] line = next(); line.length > 0; line = next()) {
      if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        Checked checked = check.check(line);
        if (checked.answer().isEmpty()) {
          hold(ASCII.writeValueAsBytes(checked.message()));
          return true;
        }
        answer(ASCII.writeValueAsBytes(checked.answer().get()));
      }
    }
    pending.await();
    return false;
  }

  private void hold(byte[] line) {
    ByteArrayOutputStream ended = new ByteArrayOutputStream(line.length + 1);
    ended.writeBytes(line);
    ended.write('\n');
    message = ended.toByteArray();
    taken = 0;
  }

  /** Answers behind what the messages before are answered. */
  private void answer(byte[] line) throws IOException {
    pending.await();
    synchronized (answers) {
      pending.sent();
      answers.write(line);
      answers.write('\n');
      answers.flush();
    }
  }

  /** The next line with its end; empty behind the last. */
  private byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = lines.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = lines.read();
    }
    if (next >= 0) {
      line.write(next);
    }
    return line.toByteArray();
  }
}
