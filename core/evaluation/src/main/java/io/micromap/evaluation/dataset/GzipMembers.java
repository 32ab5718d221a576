package io.micromap.evaluation.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) with all its members. {@link java.util.zip.GZIPInputStream} takes the
 * first one for all where a pipe has no next byte yet, or where the next header is damaged.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final int MAGIC_FIRST = 0x1f;
  private static final int MAGIC_SECOND = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int LEFT_OF_HEADER = 6;
  private static final int BYTE = 8;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean atEnd;

  /**
   * Reads the header of the first member.
   *
   * @throws ZipException if it is none
   * @throws EOFException if it is cut off
   */
  GzipMembers(InputStream packed) throws IOException {
    this.packed = packed;
    header(next());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!atEnd) {
      int read = inflate(bytes, offset, length);
      if (read > 0) {
        check.update(bytes, offset, read);
        return read;
      }
      if (inflater.finished()) {
        from = to - inflater.getRemaining();
        trailer();
        member();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("a dictionary is asked for");
      } else {
        feed();
      }
    }
    return -1;
  }

  @Override
  public int available() {
    return atEnd ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    atEnd = true;
    inflater.end();
    packed.close();
  }

  private int inflate(byte[] bytes, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      ZipException damaged = new ZipException(e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** Hands the inflater what is there, and else what comes. */
  private void feed() throws IOException {
    if (from == to && !fill()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, from, to - from);
    from = to;
  }

  private void trailer() throws IOException {
    long sum = number() | (number() << Short.SIZE);
    long size = number() | (number() << Short.SIZE);
    if (sum != check.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("the bytes are not those that were packed");
    }
  }

  /** Begins the next member, if there is one; zeros at the end are padding. */
  private void member() throws IOException {
    int first = nextOrEnd();
    boolean padded = first == 0;
    while (first == 0) {
      first = nextOrEnd();
    }
    atEnd = first < 0;
    if (!atEnd) {
      if (padded) {
        throw new ZipException("something follows the padding");
      }
      inflater.reset();
      check.reset();
      header(first);
    }
  }

  private void header(int first) throws IOException {
    if (first != MAGIC_FIRST || next() != MAGIC_SECOND || next() != DEFLATE) {
      throw new ZipException("no member of gzip");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("an unknown kind of gzip");
    }
    pass(LEFT_OF_HEADER);
    if ((flags & EXTRA) != 0) {
      pass(number());
    }
    for (int text : new int[] {NAME, COMMENT}) {
      int last = (flags & text) == 0 ? 0 : next();
      while (last != 0) {
        last = next();
      }
    }
    if ((flags & HEADER_CHECK) != 0) {
      pass(Short.BYTES);
    }
  }

  private void pass(long bytes) throws IOException {
    for (long i = 0; i < bytes; i++) {
      next();
    }
  }

  /** Two bytes, the lower one first. */
  private long number() throws IOException {
    int low = next();
    return low | ((long) next() << BYTE);
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    return from < to || fill() ? Byte.toUnsignedInt(buffer[from++]) : -1;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, packed.read(buffer, 0, BUFFER));
    return to > 0;
  }
}
