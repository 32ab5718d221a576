package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.EmbeddingView.Mix;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The two entries of an {@link EmbeddingView}; a bundle without one has neither. */
final class EmbeddingFormat {

  /** Identity of the encoder and the fitted numbers. */
  static final String NUMBERS = "embedding.json";

  /** Weights as f32, then the rows, a byte each number. */
  static final String VALUES = "embedding.bin";

  private EmbeddingFormat() {}

  static void put(Map<String, byte[]> content, EmbeddingView view) {
    content.put(NUMBERS, Json.pretty(json(view)));
    content.put(VALUES, values(view));
  }

  private static ObjectNode json(EmbeddingView view) {
    ObjectNode json = Json.object();
    json.set("encoder", Json.mapper().valueToTree(view.encoder()));
    json.set("mix", Json.mapper().valueToTree(view.mix()));
    json.set("rows", Json.mapper().valueToTree(view.rows().sizes()));
    view.fast().ifPresent(fast -> json.set("fast", Json.mapper().valueToTree(fast)));
    return json;
  }

  private static byte[] values(EmbeddingView view) {
    byte[] rows = view.rows().toBytes();
    int width = view.encoder().dimension() + 1;
    ByteBuffer out =
        ByteBuffer.allocate(view.weights().length * width * Float.BYTES + rows.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : view.weights()) {
      for (float weight : row) {
        out.putFloat(weight);
      }
    }
    return out.put(rows).array();
  }

  /**
   * Reads both entries.
   *
   * @param columns of the model
   * @throws IOException if they are not what {@link #put} writes
   */
  static EmbeddingView read(Map<String, byte[]> entries, int columns) throws IOException {
    JsonNode json = BundleFormat.json(entries, NUMBERS, node -> node);
    EncoderIdentity encoder = BundleFormat.json(entries, NUMBERS, EmbeddingFormat::encoder);
    Mix mix = BundleFormat.json(entries, NUMBERS, EmbeddingFormat::mix);
    Optional<FastTier> fast = BundleFormat.json(entries, NUMBERS, EmbeddingFormat::fast);
    byte[] bytes = BundleFormat.bytes(entries, VALUES);
    int width = encoder.dimension() + 1;
    long weights = (long) columns * width * Float.BYTES;
    if (bytes.length < weights) {
      throw new IOException("entry " + VALUES + " is not as long as its weights");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[][] matrix = new float[columns][width];
    for (float[] row : matrix) {
      in.asFloatBuffer().get(row);
      in.position(in.position() + width * Float.BYTES);
    }
    byte[] known = Arrays.copyOfRange(bytes, in.position(), bytes.length);
    try {
      return new EmbeddingView(
          encoder, mix, matrix, EmbeddedRows.read(encoder.dimension(), sizes(json), known), fast);
    } catch (IllegalArgumentException e) {
      throw new IOException("entry " + VALUES + ": " + e.getMessage(), e);
    }
  }

  private static EncoderIdentity encoder(JsonNode json) {
    JsonNode encoder = json.path("encoder");
    return new EncoderIdentity(
        encoder.path("id").asText(),
        encoder.path("sha256").asText(),
        encoder.path("dimension").asInt());
  }

  private static Optional<FastTier> fast(JsonNode json) throws IOException {
    if (!json.has("fast")) {
      return Optional.empty();
    }
    JsonNode fast = json.path("fast");
    return Optional.of(
        new FastTier(
            BundleJson.calibration(fast.path("calibration")),
            fast.path("gate").asDouble(Double.NaN)));
  }

  private static Mix mix(JsonNode json) {
    JsonNode mix = json.path("mix");
    return new Mix(
        mix.path("lexical").asDouble(Double.NaN),
        mix.path("nearest").asDouble(Double.NaN),
        mix.path("strangeness").asDouble(Double.NaN));
  }

  /** By class the number of its rows; any other entry than a whole number is none. */
  private static int[] sizes(JsonNode json) {
    int[] sizes = new int[json.path("rows").size()];
    Arrays.setAll(sizes, k -> json.path("rows").path(k).asInt(-1));
    return sizes;
  }
}
