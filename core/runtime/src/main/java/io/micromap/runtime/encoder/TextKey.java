package io.micromap.runtime.encoder;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which text it is: the first half of the SHA-256 of its UTF-16 units. */
record TextKey(long high, long low) implements Comparable<TextKey> {

  static TextKey of(String text) {
    ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
    units.asCharBuffer().put(text);
    ByteBuffer hash = ByteBuffer.wrap(digest().digest(units.array()));
    return new TextKey(hash.getLong(), hash.getLong());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the order of the hashes' bytes. */
  @Override
  public int compareTo(TextKey other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
