package io.micromap.rails.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The numbers of {@link EvidenceWeights}, little-endian: per feature whether it occurs in scope
 * (u8) and its scale (f32), then all weights (f32).
 */
final class EvidenceBytes {
  private static final int FEATURE = 1 + Float.BYTES;

  private EvidenceBytes() {}

  static byte[] write(EvidenceWeights evidence) {
    int features = evidence.features().size();
    ByteBuffer buffer =
        ByteBuffer.allocate(features * FEATURE + evidence.weights().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < features; i++) {
      buffer.put((byte) (evidence.inScope()[i] ? 1 : 0)).putFloat(evidence.scales()[i]);
    }
    for (float weight : evidence.weights()) {
      buffer.putFloat(weight);
    }
    return buffer.array();
  }

  /**
   * Reads what {@link #write} wrote; nothing is allocated before the length is known to fit.
   *
   * @throws IOException if the length does not fit, or a number is out of its range
   */
  static EvidenceWeights read(
      byte[] bytes, ClauseFeatures reader, List<String> features, int columns) throws IOException {
    int n = features.size();
    long weightBytes = (long) EvidenceWeights.rows(n) * columns * Float.BYTES;
    if (bytes.length != (long) n * FEATURE + weightBytes) {
      throw new IOException("the length of the evidence does not fit its features");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean[] inScope = new boolean[n];
    float[] scales = new float[n];
    for (int i = 0; i < n; i++) {
      inScope[i] = flag(buffer.get());
      scales[i] = finite(buffer.getFloat());
    }
    float[] weights = new float[EvidenceWeights.rows(n) * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = finite(buffer.getFloat());
    }
    return new EvidenceWeights(reader, features, inScope, scales, weights, columns);
  }

  private static boolean flag(byte value) throws IOException {
    if (value != 0 && value != 1) {
      throw new IOException("a mark of the evidence is neither 0 nor 1");
    }
    return value == 1;
  }

  private static float finite(float number) throws IOException {
    if (!Float.isFinite(number)) {
      throw new IOException("a number of the evidence is not finite");
    }
    return number;
  }
}
