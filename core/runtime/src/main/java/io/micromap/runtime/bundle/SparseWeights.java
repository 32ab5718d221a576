package io.micromap.runtime.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A matrix of weights, one row per feature and a last one for the bias, without its zeros.
 *
 * <p>The solver leaves most classes untouched by most features, so that this form is smaller and
 * faster than a full matrix and exactly as good.
 */
public final class SparseWeights implements Weights {

  private final int columns;
  private final int[] starts;
  private final short[] column;
  private final float[] value;
  private final boolean isInBytes;

  private SparseWeights(
      int columns, int[] starts, short[] column, float[] value, boolean isInBytes) {
    this.columns = columns;
    this.starts = starts;
    this.column = column;
    this.value = value;
    this.isInBytes = isInBytes;
  }

  /** These weights rounded to eight bits, a third of the size; the smallest of a row may vanish. */
  public SparseWeights rounded() {
    return ByteWeights.round(this);
  }

  /** Whether the weights were rounded to eight bits. */
  public boolean isInBytes() {
    return isInBytes;
  }

  /** Where the values of a row begin among all. */
  int start(int row) {
    return starts[row];
  }

  /** Column of a value. */
  int column(int i) {
    return column[i];
  }

  /** A value. */
  float value(int i) {
    return value[i];
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Number of rows: features plus one. */
  public int rows() {
    return starts.length - 1;
  }

  /** One value, 0 where none was set. */
  public float get(int row, int col) {
    int i = Arrays.binarySearch(column, starts[row], starts[row + 1], (short) col);
    return i < 0 ? 0 : value[i];
  }

  /** Adds {@code factor} times a row to {@code scores}, one value per column. */
  public void addRow(int row, double factor, double[] scores) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      scores[column[i]] += factor * value[i];
    }
  }

  @Override
  public void addRows(int[] rows, double[] factors, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      addRow(rows[i], factors[i], sums);
    }
  }

  @Override
  public void addWherePositive(int row, double amount, double[] sums) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sums[column[i]] += value[i] > 0 ? amount : 0;
    }
  }

  @Override
  public boolean isPositive(int row, int col) {
    return get(row, col) > 0;
  }

  /** Number of values of a row that are not 0. */
  int size(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Reads the beginning of a row. */
  int touch(int row) {
    int start = starts[row];
    return start < column.length ? column[start] + (int) value[start] : 0;
  }

  /** Copies the values of a row into zeros, from a place on. */
  void copyRow(int row, float[] target, int offset) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      target[offset + column[i]] = value[i];
    }
  }

  /** As above. */
  void copyRow(int row, double[] target, int offset) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      target[offset + column[i]] = value[i];
    }
  }

  /** Gathers a matrix row by row. */
  public static final class Builder {

    private final int columns;
    private int[] starts = new int[1024];
    private short[] column = new short[4096];
    private float[] value = new float[4096];
    private int rows;
    private int size;
    private boolean isInBytes;

    /** A matrix of a number of columns, at most 32,767. */
    public Builder(int columns) {
      if (columns < 1 || columns > Short.MAX_VALUE) {
        throw new IllegalArgumentException(columns + " columns; expected 1 to 32767.");
      }
      this.columns = columns;
    }

    /** The values will be those that eight bits hold. */
    Builder inBytes() {
      isInBytes = true;
      return this;
    }

    /** Sets a value of the row under way; columns ascend; zeros are left out. */
    public Builder set(int col, double weight) {
      float rounded = (float) weight;
      return rounded == 0 ? this : add(col, rounded);
    }

    /** Adds a value, whatever it is. */
    Builder add(int col, float weight) {
      if (size == value.length) {
        column = Arrays.copyOf(column, size * 2);
        value = Arrays.copyOf(value, size * 2);
      }
      column[size] = (short) col;
      value[size++] = weight;
      return this;
    }

    /** Ends the row under way. */
    public Builder endRow() {
      if (++rows == starts.length) {
        starts = Arrays.copyOf(starts, rows * 2);
      }
      starts[rows] = size;
      return this;
    }

    /** The matrix. */
    public SparseWeights build() {
      return new SparseWeights(
          columns,
          Arrays.copyOf(starts, rows + 1),
          Arrays.copyOf(column, size),
          Arrays.copyOf(value, size),
          isInBytes);
    }
  }

  /**
   * Per row the number of values (u16), then the columns of all values (u16), then all values
   * (f32); little-endian. Rounded weights: as {@link ByteWeights} says.
   */
  byte[] toBytes() {
    if (isInBytes) {
      return ByteWeights.write(this);
    }
    ByteBuffer out =
        ByteBuffer.allocate(rows() * 2 + value.length * 6).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows(); row++) {
      out.putShort((short) (starts[row + 1] - starts[row]));
    }
    for (short col : column) {
      out.putShort(col);
    }
    for (float weight : value) {
      out.putFloat(weight);
    }
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes do not describe such a matrix
   */
  static SparseWeights of(byte[] bytes, int rows, int columns) {
    if (rows < 1 || rows > bytes.length / 2) {
      throw new IllegalArgumentException("weights.bin does not hold " + rows + " rows");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int[] starts = starts(in, rows);
    short[] column = new short[starts[rows]];
    in.asShortBuffer().get(column);
    in.position(in.position() + 2 * column.length);
    float[] value = new float[column.length];
    in.asFloatBuffer().get(value);
    SparseWeights weights = new SparseWeights(columns, starts, column, value, false);
    weights.requireSound();
    return weights;
  }

  private static int[] starts(ByteBuffer in, int rows) {
    int size = (in.remaining() - 2 * rows) / 6;
    short[] sizes = new short[rows];
    in.asShortBuffer().get(sizes);
    in.position(2 * rows);
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + Short.toUnsignedInt(sizes[row]);
      if (starts[row + 1] > size) {
        throw new IllegalArgumentException("weights.bin is shorter than its rows");
      }
    }
    if (in.remaining() != 6 * starts[rows]) {
      throw new IllegalArgumentException("weights.bin is longer than its rows");
    }
    return starts;
  }

  /** Throws if columns do not ascend, or a value is 0 or infinite. */
  void requireSound() {
    for (int row = 0; row < rows(); row++) {
      int previous = -1;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        if (column[i] <= previous
            || column[i] >= columns
            || !Float.isFinite(value[i])
            || value[i] == 0) {
          throw new IllegalArgumentException("weights.bin has an impossible value in row " + row);
        }
        previous = column[i];
      }
    }
  }
}
