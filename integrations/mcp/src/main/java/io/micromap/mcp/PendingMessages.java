package io.micromap.mcp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * Counts messages that are sent but not yet written. The SDK drops them once its input ends; so the
 * end of the input waits for them, and requests from a file are all answered.
 */
final class PendingMessages {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private int pending;

  /** A message is on its way. */
  synchronized void sent() {
    pending++;
  }

  private synchronized void written() {
    pending--;
    notifyAll();
  }

  private synchronized void await() throws InterruptedException {
    long end = System.nanoTime() + MOST_NANOS;
    for (long left = MOST_NANOS; pending > 0 && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** A stream whose end comes when nothing is pending any more, or after ten seconds. */
  InputStream in(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        return unlessEnded(in.read());
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return unlessEnded(in.read(bytes, offset, length));
      }
    };
  }

  private int unlessEnded(int read) {
    try {
      if (read < 0) {
        await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return read;
  }

  /** A stream that is flushed once behind each message. */
  OutputStream out(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        try {
          out.flush();
        } finally {
          written();
        }
      }
    };
  }
}
