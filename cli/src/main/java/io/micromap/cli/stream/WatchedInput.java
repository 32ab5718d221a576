package io.micromap.cli.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Says when reading is about to wait for more, and counts the bytes. */
final class WatchedInput extends FilterInputStream {

  private final Runnable waiting;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Watches a stream.
   *
   * @param waiting called before reading where nothing is there yet, and at the end
   */
  WatchedInput(InputStream in, Runnable waiting) {
    super(in);
    this.waiting = waiting;
  }

  /** How many bytes were read. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (in.available() <= 0) {
      waiting.run();
    }
    int read = in.read(target, offset, length);
    bytes.addAndGet(Math.max(0, read));
    return read;
  }
}
