package io.micromap.service.http;

import java.io.ByteArrayOutputStream;

/** A body that comes in parts, and is kept as long as it is not too long. Serves one thread. */
final class LimitedBody {

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final long most;
  private final long patience;
  private long length;

  /**
   * An empty body.
   *
   * @param most bytes that are not too long
   * @param patience bytes behind which nobody waits for the end
   */
  LimitedBody(long most, long patience) {
    this.most = most;
    this.patience = patience;
  }

  void add(byte[] part) {
    length += part.length;
    if (isTooLong()) {
      kept.reset();
    } else {
      kept.writeBytes(part);
    }
  }

  boolean isTooLong() {
    return length > most;
  }

  boolean isEndless() {
    return length > patience;
  }

  byte[] bytes() {
    return kept.toByteArray();
  }
}
