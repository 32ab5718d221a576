package io.micromap.runtime.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Weights in eight bits: each is a whole number from -127 to 127 times its row's step, a power of
 * two. The step is the smallest that holds the row's largest weight, so that an error is less than
 * 1/127 of that weight, and rounding rounded weights again changes nothing.
 */
final class ByteWeights {

  private static final int MOST = 127;
  private static final int LEAST_EXPONENT = Float.MIN_EXPONENT;

  private ByteWeights() {}

  /** The weights rounded to eight bits; those that round to 0 are left out. */
  static SparseWeights round(SparseWeights weights) {
    SparseWeights.Builder rounded = new SparseWeights.Builder(weights.columns()).inBytes();
    for (int row = 0; row < weights.rows(); row++) {
      float step = Math.scalb(1f, exponent(weights, row));
      for (int i = weights.start(row); i < weights.start(row + 1); i++) {
        rounded.set(weights.column(i), Math.rint(weights.value(i) / step) * step);
      }
      rounded.endRow();
    }
    return rounded.build();
  }

  /** Exponent of the row's step; 0 for a row without weights. */
  private static int exponent(SparseWeights weights, int row) {
    float most = 0;
    for (int i = weights.start(row); i < weights.start(row + 1); i++) {
      most = Math.max(most, Math.abs(weights.value(i)));
    }
    if (most == 0) {
      return 0;
    }
    int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(most) - 7);
    while (most > MOST * Math.scalb(1f, exponent)) {
      exponent++;
    }
    return exponent;
  }

  /**
   * Per row the exponent of the step (i8) and the number of values; then the columns of all values,
   * then all values in steps (i8). Numbers and columns are u8 up to 255 columns, else u16;
   * little-endian.
   */
  static byte[] write(SparseWeights weights) {
    int rows = weights.rows();
    int size = weights.start(rows);
    int wide = wide(weights.columns());
    ByteBuffer out =
        ByteBuffer.allocate(rows * (1 + wide) + size * (1 + wide)).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      out.put((byte) exponent(weights, row));
    }
    for (int row = 0; row < rows; row++) {
      put(out, wide, weights.start(row + 1) - weights.start(row));
    }
    for (int i = 0; i < size; i++) {
      put(out, wide, weights.column(i));
    }
    for (int row = 0; row < rows; row++) {
      float step = Math.scalb(1f, exponent(weights, row));
      for (int i = weights.start(row); i < weights.start(row + 1); i++) {
        out.put((byte) (weights.value(i) / step));
      }
    }
    return out.array();
  }

  private static int wide(int columns) {
    return columns <= 0xff ? 1 : 2;
  }

  private static void put(ByteBuffer out, int wide, int number) {
    if (wide == 1) {
      out.put((byte) number);
    } else {
      out.putShort((short) number);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes do not describe such a matrix, or not as it is
   *     written
   */
  static SparseWeights read(byte[] bytes, int rows, int columns) {
    int wide = wide(columns);
    if (rows < 1 || rows > bytes.length / (1 + wide)) {
      throw new IllegalArgumentException("weights.bin does not hold " + rows + " rows");
    }
    int[] starts = starts(bytes, rows, wide);
    int size = starts[rows];
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int columnsAt = rows * (1 + wide);
    SparseWeights.Builder weights = new SparseWeights.Builder(columns).inBytes();
    for (int row = 0; row < rows; row++) {
      float step = Math.scalb(1f, bytes[row]);
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int value = bytes[columnsAt + size * wide + i];
        weights.add(get(in, wide, columnsAt + i * wide), value * step);
      }
      weights.endRow();
    }
    return requireAsWritten(weights.build(), bytes);
  }

  private static int[] starts(byte[] bytes, int rows, int wide) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = 0;
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      size += get(in, wide, rows + row * wide);
      if (size > bytes.length) {
        throw new IllegalArgumentException("weights.bin is shorter than its rows");
      }
      starts[row + 1] = (int) size;
    }
    if (bytes.length != (rows + size) * (1 + wide)) {
      throw new IllegalArgumentException("weights.bin is not as long as its rows");
    }
    return starts;
  }

  private static int get(ByteBuffer in, int wide, int at) {
    return wide == 1 ? Byte.toUnsignedInt(in.get(at)) : Short.toUnsignedInt(in.getShort(at));
  }

  /** One matrix has one form, so that its hash is the matrix's own. */
  private static SparseWeights requireAsWritten(SparseWeights weights, byte[] bytes) {
    weights.requireSound();
    if (!Arrays.equals(write(weights), bytes)) {
      throw new IllegalArgumentException("weights.bin has a row that is not as it is written");
    }
    return weights;
  }
}
