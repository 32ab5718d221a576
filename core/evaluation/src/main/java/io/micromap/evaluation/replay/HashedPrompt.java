package io.micromap.evaluation.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.PromptKey;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import io.micromap.runtime.text.NormalizedText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A prompt without its text: all its features, unknown ones included, as salted hashes. They are
 * sorted by hash, which says nothing about the order of the words.
 *
 * @param hash of the prompt's normalised words
 * @param salt id of the salt
 * @param featurizers id of what found the features
 * @param defect why there are none, where the prompt is empty or too long
 * @param normalized whether something invisible in the prompt was undone
 * @param features every occurrence of a feature, by the name of its view
 */
public record HashedPrompt(
    String hash,
    String salt,
    String featurizers,
    Optional<Reason> defect,
    boolean normalized,
    SortedMap<String, List<Occurrence>> features) {

  private static final List<Reason> DEFECTS = List.of(Reason.EMPTY, Reason.TOO_LONG);

  /**
   * A feature in a prompt.
   *
   * @param hash of the feature
   * @param amount how much it counts, positive but in the view of word vectors
   */
  public record Occurrence(long hash, double amount) {}

  /**
   * Checks that a mapper could answer hashed prompts.
   *
   * @param name of the mapper's file
   * @throws MicromapException if it reads prompts with a sentence encoder, which takes their text
   */
  public static void requireWords(String name, Mapper mapper) {
    if (mapper.encoder().isPresent()) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          name
              + " reads whole prompts with a sentence encoder, and hashes hold features alone."
              + " Keep a log with the prompts' text for it, or take a mapper of words alone.");
    }
  }

  /** Hashes a prompt. */
  static HashedPrompt of(String prompt, Mapper mapper, Salt salt) {
    FeaturizerPipeline featurizers = mapper.featurizers();
    Optional<Reason> defect = Mapper.defect(prompt);
    SortedMap<String, List<Occurrence>> features = new TreeMap<>();
    if (defect.isEmpty()) {
      mapper.featurize(
          prompt,
          (view, buffer, offset, length, amount) -> {
            String name = featurizers.viewName(view);
            features
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(new Occurrence(salt.feature(name, buffer, offset, length), amount));
          });
    }
    features.values().forEach(found -> found.sort(Comparator.comparingLong(Occurrence::hash)));
    return new HashedPrompt(
        salt.prompt(PromptKey.of(prompt).text()),
        salt.id(),
        FeaturizerId.of(mapper),
        defect,
        isNormalized(prompt),
        features);
  }

  private static boolean isNormalized(String prompt) {
    return prompt.length() <= FeaturizerPipeline.MAX_PROMPT
        && NormalizedText.of(prompt).disguised();
  }

  /** Adds the fields of a log line. */
  void writeTo(ObjectNode line) {
    line.put("hash", hash);
    line.put("salt", salt);
    line.put("featurizers", featurizers);
    defect.ifPresent(reason -> line.put("defect", reason.code()));
    if (normalized) {
      line.put("normalized", true);
    }
    ObjectNode views = line.putObject("features");
    features.forEach((view, found) -> writeView(views.putObject(view), found));
  }

  private static void writeView(ObjectNode node, List<Occurrence> found) {
    ByteBuffer bytes = ByteBuffer.allocate(found.size() * Long.BYTES);
    found.forEach(occurrence -> bytes.putLong(occurrence.hash()));
    node.put("hashes", Base64.getEncoder().encodeToString(bytes.array()));
    if (found.stream().anyMatch(occurrence -> occurrence.amount() != 1)) {
      ArrayNode amounts = node.putArray("amounts");
      found.forEach(occurrence -> amounts.add(occurrence.amount()));
    }
  }

  /**
   * Reads the fields of a log line.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static HashedPrompt read(JsonNode line) {
    JsonNode views = line.path("features");
    if (!views.isObject()) {
      throw new IllegalArgumentException("field \"features\" is not an object.");
    }
    SortedMap<String, List<Occurrence>> features = new TreeMap<>();
    for (Map.Entry<String, JsonNode> view : views.properties()) {
      features.put(view.getKey(), readView(view.getKey(), view.getValue()));
    }
    return new HashedPrompt(
        text(line, "hash"),
        text(line, "salt"),
        text(line, "featurizers"),
        line.has("defect") ? Optional.of(defect(text(line, "defect"))) : Optional.empty(),
        line.path("normalized").asBoolean(),
        features);
  }

  private static List<Occurrence> readView(String view, JsonNode node) {
    byte[] bytes = Base64.getDecoder().decode(text(node, "hashes"));
    JsonNode amounts = node.path("amounts");
    int count = bytes.length / Long.BYTES;
    boolean counted = amounts.isMissingNode() || (amounts.isArray() && amounts.size() == count);
    if (bytes.length % Long.BYTES != 0 || !counted) {
      throw new IllegalArgumentException(
          "view \"" + view + "\" does not hold eight bytes and, if any, one amount per feature.");
    }
    ByteBuffer hashes = ByteBuffer.wrap(bytes);
    List<Occurrence> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(new Occurrence(hashes.getLong(), amount(view, amounts.path(i))));
    }
    return found;
  }

  private static double amount(String view, JsonNode node) {
    double amount = node.isMissingNode() ? 1 : node.asDouble();
    boolean signed = view.equals(FeaturizerPipeline.SIGNED_VIEW);
    if (!(amount > 0 || (signed && amount < 0)) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException("an amount in view \"" + view + "\" is not positive.");
    }
    return amount;
  }

  private static Reason defect(String code) {
    return DEFECTS.stream()
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("field \"defect\" is neither empty nor too_long."));
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("field \"" + field + "\" is missing or not a text.");
    }
    return node.path(field).asText();
  }
}
