package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.WordVectors;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.SpiVersion;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.util.Version;

/** The first entry of a bundle: what it is, what made it, and the hashes of the other entries. */
final class BundleManifest {

  /** Name of the entry. */
  static final String ENTRY = "manifest.json";

  /** Field of bundles whose weights are rounded. */
  static final String WEIGHT_BITS = "weight_bits";

  private static final String NAME = "micromap-mapper";
  private static final String HASHES = "entries";

  /** As Lucene writes its version, whose own code for that takes a hundredth of a cold start. */
  private static final String LUCENE =
      Version.LATEST.major + "." + Version.LATEST.minor + "." + Version.LATEST.bugfix;

  /** How a mapper of an older Micromap becomes one of this. */
  private static final String AGAIN =
      "train it again from the same rows with 'micromap train', or run 'micromap recipe' again.";

  private BundleManifest() {}

  /** The manifest of a bundle and its entries. */
  static ObjectNode of(Bundle bundle, Map<String, byte[]> content) {
    return of(bundle, content, Json.object());
  }

  /**
   * The manifest of a bundle and the entries it was read from.
   *
   * @param stated the manifest that was read
   */
  static ObjectNode of(Bundle bundle, Map<String, byte[]> content, JsonNode stated) {
    ObjectNode manifest = Json.object();
    manifest.put("format", NAME);
    manifest.put("format_version", BundleFormat.VERSION);
    manifest.put("id", bundle.id());
    manifest.put("domain_version", bundle.domainVersion());
    manifest.put("spi_version", SpiVersion.CURRENT);
    manifest.put("lucene_version", LUCENE);
    manifest.put("word_vectors", WordVectors.VERSION);
    manifest.put("normalization", NormalizedText.VERSION);
    manifest.put("features", bundle.vocabulary().size());
    manifest.put("classes", bundle.labels().size());
    manifest.put("has_scope", bundle.hasScope());
    if (bundle.weights().isInBytes()) {
      manifest.put(WEIGHT_BITS, Byte.SIZE);
    }
    bundle.embedding().ifPresent(view -> manifest.put("encoder", view.encoder().id()));
    manifest.set(HASHES, hashes(content, stated.path(HASHES)));
    return manifest;
  }

  /**
   * The hashes of the entries. What is stated of a long entry, which the seal covers too, is taken
   * as it is: hashing a whole file a second time would take a tenth of a cold start.
   */
  private static ObjectNode hashes(Map<String, byte[]> content, JsonNode stated) {
    ObjectNode hashes = Json.object();
    content.forEach(
        (name, bytes) -> {
          String hash = stated.path(name).asText();
          if (name.endsWith(".bin") && Sha256.isHex(hash)) {
            hashes.put(name, hash);
          } else if (!name.equals(ENTRY)) {
            hashes.put(name, Sha256.hex(bytes));
          }
        });
    return hashes;
  }

  /**
   * Refuses what this version cannot read.
   *
   * @param where the file's name, for messages
   * @throws IOException if it is no manifest of a bundle
   * @throws MicromapException if it is one of other versions
   */
  static void requireReadable(JsonNode manifest, String where) throws IOException {
    if (!manifest.path("format").asText().equals(NAME)) {
      throw new IOException("manifest.json does not name the format '" + NAME + "'");
    }
    int version = manifest.path("format_version").asInt();
    if (version < 1) {
      throw new IOException("manifest.json names no format version");
    }
    if (version != BundleFormat.VERSION) {
      throw otherVersion(version, where);
    }
    requireSame(manifest, "lucene_version", "Lucene", LUCENE, where);
    requireSame(manifest, "word_vectors", "word vectors", WordVectors.VERSION, where);
    requireSame(manifest, "normalization", "normalisation", NormalizedText.VERSION, where);
  }

  private static MicromapException otherVersion(int version, String where) {
    return new MicromapException(
        version > BundleFormat.VERSION ? ErrorCode.NEWER_BUNDLE : ErrorCode.BAD_BUNDLE,
        where
            + " has bundle format "
            + version
            + "; this Micromap reads "
            + BundleFormat.VERSION
            + ". Use the Micromap that made it, or "
            + (version > BundleFormat.VERSION ? "a newer one." : AGAIN));
  }

  private static void requireSame(
      JsonNode manifest, String field, String what, String here, String where) {
    String made = manifest.path(field).asText();
    if (!made.equals(here)) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where
              + " was made with "
              + what
              + " "
              + made
              + "; this Micromap has "
              + here
              + ", which may read prompts otherwise. Use the Micromap that made it, or "
              + AGAIN);
    }
  }
}
