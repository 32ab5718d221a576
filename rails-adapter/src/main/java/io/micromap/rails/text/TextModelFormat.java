package io.micromap.rails.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.format.RailsFile;
import io.micromap.rails.format.StrictJson;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.rails.text.TextModel.Provenance;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.runtime.bundle.Archive;
import io.micromap.runtime.bundle.Names;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.WordVectors;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.text.NormalizedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@link TextModel} as a file, format {@value #VERSION}: an archive as a mapper bundle is, closed
 * by a seal; the entries are described in {@code docs/formats.md}. Equal models give equal bytes,
 * and nothing in the file is run.
 */
public final class TextModelFormat {

  /** Version of the format written, and the only one read. */
  public static final int VERSION = 4;

  private static final String NAME = "micromap-rails";
  private static final RailsFile FILE = new RailsFile("rails file", VERSION, "micromap rails fit");

  private static final String MANIFEST = "manifest.json";
  private static final String EVIDENCE = "evidence.bin";
  private static final List<String> ENTRIES =
      List.of(
          MANIFEST,
          "labels.json",
          "options.json",
          "limits.json",
          "prior.json",
          "features.json",
          EVIDENCE,
          "provenance.json");

  /** The same where there are prototypes. */
  private static final List<String> WITH_PROTOTYPES =
      Stream.concat(
              ENTRIES.stream().limit(ENTRIES.size() - 1L),
              Stream.of(PrototypeFormat.NUMBERS, PrototypeFormat.VALUES, "provenance.json"))
          .toList();

  /** Formats 1 and 2 were one JSON object that began like this. */
  private static final Pattern JSON_FILE =
      Pattern.compile("^\\{\"format\":\"" + NAME + "\",\"format_version\":([0-9]{1,9})[,}]");

  private static final int JSON_HEAD = 80;

  private TextModelFormat() {}

  /**
   * A model that was read.
   *
   * @param sha256 of the whole file
   */
  public record Loaded(TextModel model, String sha256) {}

  /**
   * The first entry: what tells whether the rest can be read.
   *
   * @param wordVectors their version
   * @param normalization version of the form in which prompts are read
   * @param columns the labels, and one more where out-of-scope prompts were learnt
   */
  private record Manifest(
      String format,
      int formatVersion,
      String domain,
      String wordVectors,
      String normalization,
      int columns) {}

  /** The bytes of a model. */
  public static byte[] write(TextModel model) {
    EvidenceWeights evidence = model.evidence();
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put(
        MANIFEST,
        Json.pretty(
            new Manifest(
                NAME,
                VERSION,
                model.domain(),
                WordVectors.VERSION,
                NormalizedText.VERSION,
                evidence.columns())));
    content.put("labels.json", Json.pretty(model.labels()));
    content.put("options.json", Json.pretty(model.options()));
    content.put("limits.json", Json.pretty(model.limits()));
    content.put("prior.json", Json.pretty(model.prior()));
    content.put("features.json", Json.pretty(evidence.features()));
    content.put(EVIDENCE, EvidenceBytes.write(evidence));
    model.prototypes().ifPresent(prototypes -> PrototypeFormat.put(content, prototypes));
    content.put("provenance.json", Json.pretty(model.provenance()));
    return Archive.write(content);
  }

  /**
   * Reads a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE}, {@link ErrorCode#NEWER_BUNDLE} or
   *     {@link ErrorCode#IO}
   */
  public static Loaded read(Path file) {
    return read(FILE.bytes(file), file.toString());
  }

  /**
   * Reads the bytes of a file.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} or {@link ErrorCode#NEWER_BUNDLE}
   */
  public static Loaded read(byte[] bytes, String where) {
    requireArchive(bytes, where);
    FILE.requireZip(bytes, where);
    try {
      Map<String, byte[]> entries = Archive.entries(bytes);
      String sha256 = Archive.requireWhole(bytes, entries);
      requireVersion(text(entries, MANIFEST), where);
      requireEntries(entries);
      return new Loaded(assemble(entries, where), sha256);
    } catch (MicromapException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Whatever goes wrong here, the file is to blame: it may hold anything.
      throw FILE.unusable(where, e);
    }
  }

  /** Says of a file of an older format that it is one. */
  private static void requireArchive(byte[] bytes, String where) {
    int head = Math.min(bytes.length, JSON_HEAD);
    Matcher json = JSON_FILE.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1));
    if (json.find()) {
      FILE.requireVersion(Integer.parseInt(json.group(1)), where);
    }
  }

  private static void requireVersion(String manifest, String where) throws IOException {
    JsonNode node = Json.parse(manifest);
    if (!node.path("format").asText().equals(NAME) || !node.path("format_version").isInt()) {
      throw new IOException("manifest.json does not name the format '" + NAME + "'");
    }
    FILE.requireVersion(node.path("format_version").asInt(), where);
  }

  private static void requireEntries(Map<String, byte[]> entries) throws IOException {
    List<String> names = List.copyOf(entries.keySet());
    if (!names.equals(ENTRIES) && !names.equals(WITH_PROTOTYPES)) {
      throw new IOException("it holds the entries " + names + ", not " + ENTRIES);
    }
  }

  private static void requireSame(String what, String fitted, String here) throws IOException {
    if (!here.equals(fitted)) {
      throw new IOException(
          "it was fitted with " + what + " " + fitted + ", this Micromap has " + here);
    }
  }

  private static TextModel assemble(Map<String, byte[]> entries, String where) throws IOException {
    Manifest manifest = json(entries, MANIFEST, new TypeReference<>() {});
    Names.requireId(manifest.domain);
    requireSame("word vectors", manifest.wordVectors, WordVectors.VERSION);
    requireSame("normalisation", manifest.normalization, NormalizedText.VERSION);
    List<String> labels = json(entries, "labels.json", new TypeReference<>() {});
    requireColumns(labels, manifest.columns);
    RailsOptions options = json(entries, "options.json", new TypeReference<>() {});
    List<String> features = json(entries, "features.json", new TypeReference<>() {});
    Limits limits = json(entries, "limits.json", new TypeReference<>() {});
    FunnelPrior prior = json(entries, "prior.json", new TypeReference<>() {});
    Provenance provenance = json(entries, "provenance.json", new TypeReference<>() {});
    EvidenceWeights evidence =
        EvidenceBytes.read(
            entries.get(EVIDENCE),
            ClauseFeatures.of(options.clauses()),
            features,
            manifest.columns);
    return new TextModel(
        manifest.domain,
        labels,
        evidence,
        limits,
        prior,
        options,
        provenance,
        PrototypeFormat.read(entries, labels.size(), where));
  }

  private static void requireColumns(List<String> labels, int columns) throws IOException {
    if (labels.size() < 2
        || labels.stream().distinct().count() < labels.size()
        || columns < labels.size()
        || columns > labels.size() + 1) {
      throw new IOException(labels.size() + " labels do not fit " + columns + " columns");
    }
  }

  private static <T> T json(Map<String, byte[]> entries, String name, TypeReference<T> type)
      throws IOException {
    try {
      return StrictJson.read(text(entries, name), type);
    } catch (IllegalArgumentException e) {
      throw new IOException("entry " + name + ": " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name) throws IOException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new IOException("entry " + name + " is missing");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
