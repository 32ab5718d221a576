package io.micromap.runtime.encoder;

/**
 * The grid that embeddings are rounded to before anything uses them, so that the last bits in which
 * processors differ mostly vanish: multiples of 2<sup>-10</sup>. A number of the grid fits 16 bits.
 */
public final class EmbeddingGrid {

  /** Steps from 0 to 1; the distance of two neighbours is its inverse. */
  public static final int STEPS = 1 << 10;

  private EmbeddingGrid() {}

  /**
   * A vector scaled to length 1 and rounded, half a step to the even one; zeros where it has no
   * direction or is not finite.
   *
   * @param vector is not changed
   */
  public static float[] unit(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    double length = Math.sqrt(sum);
    float[] unit = new float[vector.length];
    if (length >= Double.MIN_NORMAL && length <= Double.MAX_VALUE) {
      for (int i = 0; i < unit.length; i++) {
        // Adding 0 makes a rounded -0 a 0, so that equal vectors have equal bytes.
        unit[i] = (float) (Math.rint(vector[i] / length * STEPS) / STEPS) + 0f;
      }
    }
    return unit;
  }

  /** A row of the grid in steps, each of which fits 16 bits. */
  public static short[] steps(float[] row) {
    short[] steps = new short[row.length];
    for (int i = 0; i < row.length; i++) {
      steps[i] = (short) Math.rint(row[i] * STEPS);
    }
    return steps;
  }

  /** The row that some steps stand for. */
  public static float[] floats(short[] steps) {
    float[] row = new float[steps.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) steps[i] / STEPS;
    }
    return row;
  }
}
