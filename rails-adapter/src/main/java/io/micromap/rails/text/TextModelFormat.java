package io.micromap.rails.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.WordVectors;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/** A {@link TextModel} as JSON; equal models give equal bytes, and the file is only data. */
public final class TextModelFormat {

  /** Version of the format written, and the only one read. */
  public static final int VERSION = 2;

  private static final String NAME = "micromap-rails";

  private TextModelFormat() {}

  /** The bytes of a model. */
  public static byte[] write(TextModel model) {
    EvidenceWeights evidence = model.evidence();
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("format", NAME);
    node.put("format_version", VERSION);
    node.put("word_vectors", WordVectors.VERSION);
    node.put("domain", model.domain());
    node.set("labels", Json.mapper().valueToTree(model.labels()));
    node.set("limits", Json.mapper().valueToTree(model.limits()));
    node.set("held_out", Json.mapper().valueToTree(model.heldOut()));
    node.set("prior", Json.mapper().valueToTree(model.prior()));
    node.put("columns", evidence.columns());
    node.set("features", Json.mapper().valueToTree(evidence.features()));
    byte[] numbers = numbers(evidence);
    node.put("numbers_sha256", Sha256.hex(numbers));
    node.put("numbers", Base64.getEncoder().encodeToString(numbers));
    return (Json.line(node) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE}
   */
  public static TextModel read(byte[] bytes, String where) {
    try {
      return read(Json.mapper().readTree(bytes));
    } catch (IOException | IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where
              + " is not a usable rails file: "
              + e.getMessage().lines().findFirst().orElse("")
              + ". Make it again with 'rails fit'.",
          e);
    }
  }

  private static TextModel read(JsonNode node) throws JsonProcessingException {
    if (!NAME.equals(node.path("format").asText())) {
      throw new IllegalArgumentException("it does not name the format '" + NAME + "'");
    }
    if (node.path("format_version").asInt() != VERSION) {
      throw new IllegalArgumentException(
          "it has format " + node.path("format_version") + ", this Micromap reads " + VERSION);
    }
    if (!node.path("word_vectors").asText().equals(WordVectors.VERSION)) {
      throw new IllegalArgumentException(
          "it has word vectors "
              + node.path("word_vectors").asText()
              + ", this Micromap has "
              + WordVectors.VERSION);
    }
    List<String> labels = value(node, "labels", new TypeReference<List<String>>() {});
    byte[] numbers = Base64.getDecoder().decode(node.path("numbers").asText());
    if (!Sha256.hex(numbers).equals(node.path("numbers_sha256").asText())) {
      throw new IllegalArgumentException("its numbers do not have the hash it states");
    }
    int columns = node.path("columns").asInt();
    if (labels.size() < 2 || columns < labels.size() || columns > labels.size() + 1) {
      throw new IllegalArgumentException(
          labels.size() + " labels do not fit " + columns + " columns");
    }
    return new TextModel(
        node.path("domain").asText(),
        labels,
        evidence(value(node, "features", new TypeReference<List<String>>() {}), columns, numbers),
        value(node, "limits", new TypeReference<Limits>() {}),
        value(node, "prior", new TypeReference<FunnelPrior>() {}),
        value(node, "held_out", new TypeReference<TreeMap<String, Double>>() {}));
  }

  private static <T> T value(JsonNode node, String field, TypeReference<T> type)
      throws JsonProcessingException {
    T value = Json.mapper().treeToValue(node.path(field), type);
    if (value == null) {
      throw new IllegalArgumentException("it lacks the field '" + field + "'");
    }
    return value;
  }

  /** Per feature whether it occurs in scope (u8) and its scale, then all weights (f32). */
  private static byte[] numbers(EvidenceWeights evidence) {
    int features = evidence.features().size();
    ByteBuffer buffer =
        ByteBuffer.allocate(features * 5 + evidence.weights().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < features; i++) {
      buffer.put((byte) (evidence.inScope()[i] ? 1 : 0)).putFloat(evidence.scales()[i]);
    }
    for (float weight : evidence.weights()) {
      buffer.putFloat(weight);
    }
    return buffer.array();
  }

  private static EvidenceWeights evidence(List<String> features, int columns, byte[] numbers) {
    int n = features.size();
    if (numbers.length != n * 5L + (long) EvidenceWeights.rows(n) * columns * Float.BYTES) {
      throw new IllegalArgumentException("its numbers do not fit its features");
    }
    ByteBuffer buffer = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
    boolean[] inScope = new boolean[n];
    float[] scales = new float[n];
    for (int i = 0; i < n; i++) {
      inScope[i] = buffer.get() != 0;
      scales[i] = finite(buffer.getFloat());
    }
    float[] weights = new float[EvidenceWeights.rows(n) * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = finite(buffer.getFloat());
    }
    return new EvidenceWeights(features, inScope, scales, weights, columns);
  }

  private static float finite(float number) {
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException("one of its numbers is not finite");
    }
    return number;
  }
}
