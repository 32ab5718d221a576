package io.micromap.runtime.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose bytes depend on its entries alone: stored, in order, with one fixed time, and closed
 * by a seal, the SHA-256 of all bytes before it.
 *
 * <p>The seal stands last so that one pass over the file gives both its check and the hash of the
 * whole.
 */
public final class Archive {

  /** Name of the last entry. */
  static final String SEAL = "sha256.txt";

  /** Not the first moment a zip can state: Java writes that one with the default time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Archive() {}

  /** The archive of some entries; the seal is added. */
  public static byte[] write(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(entries, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The entries as stored, without the seal. All that is checked is that none is longer than the
   * file.
   *
   * @throws IOException if the bytes are no zip of stored entries
   */
  public static Map<String, byte[]> entries(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), content(zip, entry, bytes.length));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("an entry's name cannot be read", e);
    }
    entries.remove(SEAL);
    return entries;
  }

  /**
   * Checks the bytes against their seal and against what {@link #write} makes of their entries.
   *
   * @return the SHA-256 of all bytes
   * @throws IOException if they differ in any place
   */
  public static String requireWhole(byte[] bytes, Map<String, byte[]> entries) throws IOException {
    Comparison same = new Comparison(bytes);
    String sha256 = write(entries, same);
    if (same.place != bytes.length) {
      throw Comparison.difference();
    }
    return sha256;
  }

  private static byte[] content(ZipInputStream zip, ZipEntry entry, int most) throws IOException {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new IOException("entry " + entry.getName() + " is compressed");
    }
    if (entry.getSize() < 0 || entry.getSize() > most) {
      throw new IOException("entry " + entry.getName() + " is longer than the file");
    }
    byte[] content = new byte[(int) entry.getSize()];
    if (zip.readNBytes(content, 0, content.length) < content.length) {
      throw new IOException("entry " + entry.getName() + " ends too soon");
    }
    return content;
  }

  /** Writes entries and seal; the SHA-256 of what was written. */
  private static String write(Map<String, byte[]> entries, OutputStream out) throws IOException {
    DigestOutputStream digesting = new DigestOutputStream(out, Sha256.digest());
    try (ZipOutputStream zip = new ZipOutputStream(digesting)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
      byte[] before = soFar(digesting.getMessageDigest());
      put(zip, SEAL, HexFormat.of().formatHex(before).getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry header = new ZipEntry(name);
    header.setMethod(ZipEntry.STORED);
    header.setSize(content.length);
    header.setCrc(crc.getValue());
    header.setTimeLocal(TIME);
    zip.putNextEntry(header);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] soFar(MessageDigest digest) {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes only the bytes that are expected. */
  private static final class Comparison extends OutputStream {

    private final byte[] expected;
    private int place;

    Comparison(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int value) throws IOException {
      if (place == expected.length || expected[place] != (byte) value) {
        throw difference();
      }
      place++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > expected.length - place
          || !Arrays.equals(bytes, offset, offset + length, expected, place, place + length)) {
        throw difference();
      }
      place += length;
    }

    static IOException difference() {
      return new IOException("bytes were changed, added or lost");
    }
  }
}
