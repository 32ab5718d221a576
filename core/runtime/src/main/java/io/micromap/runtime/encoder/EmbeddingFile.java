package io.micromap.runtime.encoder;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Embeddings of one encoder in a file: a name of the format, the encoder's hash, the number of
 * texts; for each text its key and its row in steps of the grid; a checksum of it all.
 */
final class EmbeddingFile {

  /** Most texts in a file; of 384 numbers each they take 50 MB. */
  static final int MOST = 1 << 16;

  private static final byte[] FORMAT =
      "micromap-embeddings-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM = Long.BYTES;

  private final EncoderIdentity encoder;
  private final Optional<Path> file;

  /**
   * The file of an encoder.
   *
   * @param folder where it lies; without it nothing is read or written
   */
  EmbeddingFile(EncoderIdentity encoder, Optional<Path> folder) {
    this.encoder = encoder;
    this.file =
        folder.map(
            path -> path.resolve("embeddings-" + encoder.sha256().substring(0, 16) + ".bin"));
  }

  /**
   * What the file holds, in its order; nothing where it is missing, damaged or another encoder's.
   */
  Map<TextKey, short[]> read() {
    try {
      if (file.isPresent() && Files.size(file.get()) <= size(MOST)) {
        return parse(Files.readAllBytes(file.get()));
      }
    } catch (IOException | BufferUnderflowException e) {
      // Whatever cannot be read is embedded again.
    }
    return Map.of();
  }

  private Map<TextKey, short[]> parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (!Arrays.equals(header(), bytes(in, header().length))) {
      return Map.of();
    }
    int count = in.getInt();
    if (count < 0 || count > MOST || bytes.length != size(count) || sum(bytes) != lastLong(bytes)) {
      return Map.of();
    }
    Map<TextKey, short[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TextKey key = new TextKey(in.getLong(), in.getLong());
      short[] row = new short[encoder.dimension()];
      in.asShortBuffer().get(row);
      in.position(in.position() + row.length * Short.BYTES);
      rows.put(key, row);
    }
    return rows;
  }

  /** Writes the file whole or not at all; where it cannot, the old file stays. */
  void write(Map<TextKey, short[]> rows) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path folder = file.get().toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, "embeddings", ".part");
      try {
        Files.write(temporary, bytes(rows));
        Files.move(temporary, file.get(), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // Without the file the same is embedded again.
    }
  }

  private byte[] bytes(Map<TextKey, short[]> rows) {
    ByteBuffer out = ByteBuffer.allocate((int) size(rows.size()));
    out.put(header()).putInt(rows.size());
    rows.forEach(
        (key, row) -> {
          out.putLong(key.high()).putLong(key.low());
          for (short step : row) {
            out.putShort(step);
          }
        });
    return out.putLong(sum(out.array())).array();
  }

  private byte[] header() {
    byte[] hash = encoder.sha256().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(FORMAT.length + hash.length).put(FORMAT).put(hash).array();
  }

  private long size(int count) {
    long row = 2L * Long.BYTES + (long) encoder.dimension() * Short.BYTES;
    return header().length + Integer.BYTES + count * row + SUM;
  }

  private static long sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - SUM);
    return sum.getValue();
  }

  private static long lastLong(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong(bytes.length - SUM);
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }
}
