package io.micromap.runtime.encoder;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Embeddings that travel with what was made from them: where another processor computes slightly
 * other ones, the same is made again to the byte.
 */
public final class CarriedEmbeddings {

  private final CachedEncoder encoder;
  private final Map<TextKey, short[]> rows;

  private CarriedEmbeddings(CachedEncoder encoder, Map<TextKey, short[]> rows) {
    this.encoder = encoder;
    this.rows = rows;
  }

  /**
   * The rows of some texts as bytes, each text once, in an order that depends on the texts alone.
   */
  public static byte[] write(Encoder encoder, List<String> texts) {
    float[][] embedded = encoder.embed(texts);
    Map<TextKey, short[]> rows = new TreeMap<>();
    for (int i = 0; i < embedded.length; i++) {
      rows.put(TextKey.of(texts.get(i)), EmbeddingGrid.steps(embedded[i]));
    }
    return new EmbeddingRecord(encoder.identity()).write(rows);
  }

  /** What {@link #write} wrote; nothing if the bytes are damaged, or of another encoder. */
  public static Optional<CarriedEmbeddings> read(Encoder encoder, byte[] bytes) {
    return new EmbeddingRecord(encoder.identity())
        .read(bytes)
        .map(rows -> new CarriedEmbeddings(CachedEncoder.shared(encoder), rows));
  }

  /** Whether all of some texts are among them. */
  public boolean hold(List<String> texts) {
    return texts.stream().map(TextKey::of).allMatch(rows::containsKey);
  }

  /**
   * The least cosine of a text's carried row with a fresh one, -1 to 1; 1 without texts.
   *
   * @param texts that are {@link #hold held}
   */
  public double leastCosine(List<String> texts) {
    float[][] fresh = encoder.fresh(texts);
    return IntStream.range(0, fresh.length)
        .mapToDouble(i -> cosine(fresh[i], row(texts.get(i))))
        .min()
        .orElse(1);
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squareOfA = 0;
    double squareOfB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareOfA += a[i] * a[i];
      squareOfB += b[i] * b[i];
    }
    double lengths = Math.sqrt(squareOfA * squareOfB);
    return lengths == 0 ? (squareOfA == squareOfB ? 1 : 0) : product / lengths;
  }

  private float[] row(String text) {
    return EmbeddingGrid.floats(Objects.requireNonNull(rows.get(TextKey.of(text)), text));
  }

  /** What some work gives while these rows stand in for the encoder in this process. */
  public <T> T during(Supplier<T> work) {
    encoder.take(rows);
    try {
      return work.get();
    } finally {
      encoder.take(Map.of());
    }
  }
}
