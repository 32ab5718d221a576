package io.micromap.evaluation.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8, converted while it is read; faulty text cannot be read. */
final class Utf8Stream extends InputStream {

  private final Reader reader;
  private byte[] bytes = new byte[0];
  private int place;

  Utf8Stream(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset.newDecoder());
  }

  @Override
  public int read() throws IOException {
    if (place == bytes.length && !fill()) {
      return -1;
    }
    return bytes[place++] & 0xff;
  }

  /** Gives what there is, and does not wait for more. */
  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (place == bytes.length && !fill()) {
      return -1;
    }
    int given = Math.min(length, bytes.length - place);
    System.arraycopy(bytes, place, target, from, given);
    place += given;
    return given;
  }

  private boolean fill() throws IOException {
    int first = reader.read();
    if (first < 0) {
      return false;
    }
    String text = Character.toString((char) first);
    if (Character.isHighSurrogate((char) first)) {
      int second = reader.read();
      text += second < 0 ? "" : Character.toString((char) second);
    }
    bytes = text.getBytes(StandardCharsets.UTF_8);
    place = 0;
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
