package io.micromap.mcp;

import java.io.FilterOutputStream;
import java.io.IOException;
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

  /** Waits until all are written, ten seconds at most. */
  synchronized void await() {
    long end = System.nanoTime() + MOST_NANOS;
    try {
      for (long left = MOST_NANOS; pending > 0 && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
