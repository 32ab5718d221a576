package io.micromap.runtime.bundle;

import io.micromap.runtime.featurizer.FeatureVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;

/**
 * Vectors that are known by a hash of 64 bits: those of the out-of-scope training rows, so that no
 * such row is ever answered, whatever the classes score. Two prompts with the same vector are one
 * prompt to the model.
 */
public final class KnownVectors {

  /** No vector at all. */
  public static final KnownVectors NONE = new KnownVectors(new long[0]);

  private final long[] hashes;

  private KnownVectors(long[] hashes) {
    this.hashes = hashes;
  }

  /** Some vectors, in any order; empty ones are passed over. */
  public static KnownVectors of(Collection<FeatureVector> vectors) {
    return new KnownVectors(
        vectors.stream()
            .filter(vector -> vector.size() > 0)
            .mapToLong(FeatureVector::key)
            .sorted()
            .distinct()
            .toArray());
  }

  /** Whether a vector is one of these. */
  public boolean contains(FeatureVector vector) {
    return vector.size() > 0 && contains(vector.key());
  }

  /** As above, for the {@link FeatureVector#key} of a vector that is not empty. */
  public boolean contains(long key) {
    return hashes.length > 0 && Arrays.binarySearch(hashes, key) >= 0;
  }

  /** How many there are. */
  public int size() {
    return hashes.length;
  }

  /** The hashes, ascending, 8 bytes each. */
  byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(hashes.length * Long.BYTES);
    out.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(hashes);
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not ascending hashes
   */
  static KnownVectors of(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("its length is no multiple of " + Long.BYTES);
    }
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(hashes);
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i - 1] >= hashes[i]) {
        throw new IllegalArgumentException("its hashes do not ascend");
      }
    }
    return new KnownVectors(hashes);
  }
}
