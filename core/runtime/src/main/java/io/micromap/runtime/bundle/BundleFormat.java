package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bundle as bytes, format {@value #VERSION}; the entries are described in {@code
 * docs/formats.md}.
 */
public final class BundleFormat {

  /** Version of the format written, and the only one read. */
  public static final int VERSION = 7;

  /** Longest file that is read. */
  public static final long MAX_BYTES = 1L << 30;

  private static final String MANIFEST = BundleManifest.ENTRY;
  private static final List<String> ENTRIES =
      List.of(
          MANIFEST,
          "labels.json",
          "featurizers.json",
          "vocabulary.bin",
          "weights.bin",
          "out_of_scope.bin",
          "calibration.json",
          "thresholds.json",
          "provenance.json",
          "model_card.md");

  /** The entries of a mapper that reads embeddings. */
  private static final List<String> WITH_EMBEDDING = withEmbedding();

  private BundleFormat() {}

  private static List<String> withEmbedding() {
    List<String> entries = new ArrayList<>(ENTRIES);
    entries.addAll(
        entries.indexOf("out_of_scope.bin") + 1,
        List.of(EmbeddingFormat.NUMBERS, EmbeddingFormat.VALUES));
    return List.copyOf(entries);
  }

  /**
   * A bundle that was read.
   *
   * @param sha256 of the whole file
   */
  public record Loaded(Bundle bundle, String sha256) {}

  /** The bytes of a bundle; equal bundles give equal bytes. */
  public static byte[] write(Bundle bundle) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put(MANIFEST, new byte[0]);
    putLabels(content, bundle);
    content.put("vocabulary.bin", bundle.vocabulary().write(bundle.features().scales()));
    content.put("weights.bin", bundle.weights().toBytes());
    content.put("out_of_scope.bin", bundle.model().outOfScope().toBytes());
    bundle.embedding().ifPresent(view -> EmbeddingFormat.put(content, view));
    putRest(content, bundle);
    content.put("model_card.md", bundle.modelCard().getBytes(StandardCharsets.UTF_8));
    content.put(MANIFEST, Json.pretty(BundleManifest.of(bundle, content)));
    return Archive.write(content);
  }

  /**
   * Reads a bundle.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} or {@link ErrorCode#NEWER_BUNDLE}
   */
  public static Loaded read(byte[] bytes, String where) {
    try {
      Map<String, byte[]> entries = Archive.entries(bytes);
      JsonNode manifest = Json.parse(text(entries, MANIFEST));
      BundleManifest.requireReadable(manifest, where);
      Hashing hashing = Hashing.start(bytes, entries);
      try {
        requireEntries(entries);
        Bundle bundle = assemble(manifest, entries);
        requireReproduced(bundle, entries, manifest);
        return new Loaded(bundle, hashing.sha256());
      } catch (IOException | RuntimeException e) {
        hashing.sha256(); // bytes that were changed are the reason for whatever else is wrong
        throw e;
      }
    } catch (MicromapException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The file may hold anything, so whatever goes wrong here is a fault of the file.
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where
              + " is not a usable mapper bundle: "
              + FirstLine.of(e).replaceFirst("[.]$", "")
              + ". Copy it again from where it was made, or train it again.",
          e);
    }
  }

  private static void putLabels(Map<String, byte[]> content, Bundle bundle) {
    content.put("labels.json", Json.pretty(BundleJson.labels(bundle.labels())));
    content.put("featurizers.json", Json.pretty(BundleJson.featurizers(bundle.featurizers())));
  }

  private static void putRest(Map<String, byte[]> content, Bundle bundle) {
    content.put("calibration.json", Json.pretty(BundleJson.json(bundle.calibration())));
    content.put("thresholds.json", Json.pretty(BundleJson.json(bundle.thresholds())));
    content.put("provenance.json", Json.pretty(bundle.provenance()));
  }

  /**
   * Refuses a manifest or another JSON entry that writing the bundle again would not give; the
   * other entries hold their bytes to their form when they are read.
   *
   * @param stated the manifest
   */
  private static void requireReproduced(Bundle bundle, Map<String, byte[]> entries, JsonNode stated)
      throws IOException {
    Map<String, byte[]> again = new LinkedHashMap<>();
    putLabels(again, bundle);
    putRest(again, bundle);
    again.put(MANIFEST, Json.pretty(BundleManifest.of(bundle, entries, stated)));
    bundle.embedding().ifPresent(view -> EmbeddingFormat.put(again, view));
    for (Map.Entry<String, byte[]> entry : again.entrySet()) {
      if (!Arrays.equals(entry.getValue(), entries.get(entry.getKey()))) {
        throw new IOException(
            "entry " + entry.getKey() + " says something else than the rest of the file");
      }
    }
    for (String count : List.of("rows", "rows_out_of_scope")) {
      if (bundle.provenance().path(count).asLong() < 0) {
        throw new IOException("entry provenance.json: " + count + " is below 0");
      }
    }
  }

  private static void requireEntries(Map<String, byte[]> entries) throws IOException {
    List<String> names = List.copyOf(entries.keySet());
    if (!names.equals(ENTRIES) && !names.equals(WITH_EMBEDDING)) {
      throw new IOException("it holds the entries " + names + ", not " + ENTRIES);
    }
  }

  private static Bundle assemble(JsonNode manifest, Map<String, byte[]> entries)
      throws IOException {
    int features = manifest.path("features").asInt();
    if (features < 0 || features > bytes(entries, "vocabulary.bin").length / 7) {
      throw new IOException("the manifest states " + features + " features");
    }
    List<Label> labels = json(entries, "labels.json", BundleJson::labels);
    int columns = labels.size() + (manifest.path("has_scope").asBoolean() ? 1 : 0);
    return new Bundle(
        new Bundle.Origin(manifest.path("id").asText(), manifest.path("domain_version").asText()),
        labels,
        features(features, entries),
        new Bundle.Model(
            weights(manifest, bytes(entries, "weights.bin"), features + 1, columns),
            known(entries),
            embedding(entries, columns)),
        json(entries, "calibration.json", BundleJson::calibration),
        json(entries, "thresholds.json", BundleJson::thresholds),
        json(entries, "provenance.json", ObjectNode.class::cast),
        text(entries, "model_card.md"));
  }

  private static SparseWeights weights(JsonNode manifest, byte[] bytes, int rows, int columns) {
    return manifest.has(BundleManifest.WEIGHT_BITS)
        ? ByteWeights.read(bytes, rows, columns)
        : SparseWeights.of(bytes, rows, columns);
  }

  private static Bundle.Features features(int count, Map<String, byte[]> entries)
      throws IOException {
    float[] scales = new float[count + 1];
    Vocabulary vocabulary = Vocabulary.read(bytes(entries, "vocabulary.bin"), scales);
    return new Bundle.Features(
        json(entries, "featurizers.json", BundleJson::featurizers), vocabulary, scales);
  }

  private static Optional<EmbeddingView> embedding(Map<String, byte[]> entries, int columns)
      throws IOException {
    return entries.containsKey(EmbeddingFormat.NUMBERS)
        ? Optional.of(EmbeddingFormat.read(entries, columns))
        : Optional.empty();
  }

  private static KnownVectors known(Map<String, byte[]> entries) throws IOException {
    try {
      return KnownVectors.of(bytes(entries, "out_of_scope.bin"));
    } catch (IllegalArgumentException e) {
      throw new IOException("entry out_of_scope.bin: " + FirstLine.of(e), e);
    }
  }

  static <T> T json(Map<String, byte[]> entries, String name, Reader<T> reader) throws IOException {
    try {
      return reader.read(Json.parse(text(entries, name)));
    } catch (IOException | RuntimeException e) {
      throw new IOException("entry " + name + ": " + FirstLine.of(e), e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name) throws IOException {
    return new String(bytes(entries, name), StandardCharsets.UTF_8);
  }

  static byte[] bytes(Map<String, byte[]> entries, String name) throws IOException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new IOException("entry " + name + " is missing");
    }
    return bytes;
  }

  interface Reader<T> {
    T read(JsonNode json) throws IOException;
  }
}
