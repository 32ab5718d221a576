package io.micromap.runtime.encoder;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Embeddings of one encoder as bytes: a name of the format, the encoder's hash, the number of
 * texts; for each text its key and its row in steps of the grid; a checksum of it all.
 *
 * @param encoder that made them
 */
record EmbeddingRecord(EncoderIdentity encoder) {

  private static final byte[] FORMAT =
      "micromap-embeddings-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM = Long.BYTES;

  /** Rows by their texts, in the order of the bytes; nothing if they are damaged or another's. */
  Optional<Map<TextKey, short[]>> read(byte[] bytes) {
    try {
      return parse(bytes);
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private Optional<Map<TextKey, short[]>> parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] header = new byte[header().length];
    in.get(header);
    int count = in.getInt();
    if (!Arrays.equals(header, header())
        || count < 0
        || bytes.length != size(count)
        || sum(bytes) != in.getLong(bytes.length - SUM)) {
      return Optional.empty();
    }
    Map<TextKey, short[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TextKey key = new TextKey(in.getLong(), in.getLong());
      short[] row = new short[encoder.dimension()];
      in.asShortBuffer().get(row);
      in.position(in.position() + row.length * Short.BYTES);
      rows.put(key, row);
    }
    return Optional.of(rows);
  }

  /** The bytes of some rows, in their order. */
  byte[] write(Map<TextKey, short[]> rows) {
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size(rows.size())));
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

  /** Length of so many rows in bytes. */
  long size(int count) {
    long row = 2L * Long.BYTES + (long) encoder.dimension() * Short.BYTES;
    return header().length + Integer.BYTES + count * row + SUM;
  }

  private byte[] header() {
    byte[] hash = encoder.sha256().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(FORMAT.length + hash.length).put(FORMAT).put(hash).array();
  }

  private static long sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - SUM);
    return sum.getValue();
  }
}
