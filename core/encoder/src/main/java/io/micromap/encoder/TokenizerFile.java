package io.micromap.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the {@code tokenizer.json} of Hugging Face's tokenizers, of the one kind that BERT-like
 * encoders have: BertNormalizer, BertPreTokenizer, WordPiece, and a template of one first and one
 * last token.
 */
final class TokenizerFile {

  /** Longest vocabulary. */
  private static final int MAX_PIECES = 1_000_000;

  private final JsonNode json;

  private TokenizerFile(JsonNode json) {
    this.json = json;
  }

  /**
   * The tokenizer that a file describes.
   *
   * @param maxTokens longest sequence of the network; the file may state a shorter one
   * @throws EncoderFault if the file is not of this kind
   */
  static Tokenizer read(byte[] bytes, int maxTokens) {
    try {
      return new TokenizerFile(Json.parse(new String(bytes, StandardCharsets.UTF_8)))
          .tokenizer(maxTokens);
    } catch (JsonProcessingException e) {
      throw new EncoderFault("tokenizer.json is not JSON: " + e.getOriginalMessage());
    }
  }

  private Tokenizer tokenizer(int maxTokens) {
    WordPiece pieces = pieces();
    return new Tokenizer(normalizer(), pieces, specials(), frame(maxTokens));
  }

  private BertNormalizer normalizer() {
    JsonNode normalizer = typed("normalizer", "BertNormalizer");
    typed("pre_tokenizer", "BertPreTokenizer");
    boolean lowercase = normalizer.path("lowercase").asBoolean(true);
    return new BertNormalizer(
        normalizer.path("clean_text").asBoolean(true),
        normalizer.path("handle_chinese_chars").asBoolean(true),
        normalizer.path("strip_accents").asBoolean(lowercase),
        lowercase);
  }

  private WordPiece pieces() {
    JsonNode model = typed("model", "WordPiece");
    JsonNode vocabulary = model.path("vocab");
    if (vocabulary.isEmpty() || vocabulary.size() > MAX_PIECES) {
      throw new EncoderFault(
          "tokenizer.json has a vocabulary of "
              + vocabulary.size()
              + " pieces; expected 1 to "
              + MAX_PIECES);
    }
    Map<String, Integer> numbers = new HashMap<>();
    vocabulary.properties().forEach(e -> numbers.put(e.getKey(), number(e.getValue())));
    String unknown = model.path("unk_token").asText("[UNK]");
    Integer unknownNumber = numbers.get(unknown);
    if (unknownNumber == null) {
      throw new EncoderFault("the vocabulary of tokenizer.json lacks '" + unknown + "'");
    }
    return new WordPiece(
        numbers,
        unknownNumber,
        model.path("continuing_subword_prefix").asText("##"),
        model.path("max_input_chars_per_word").asInt(100));
  }

  private Map<String, Integer> specials() {
    Map<String, Integer> specials = new HashMap<>();
    for (JsonNode token : json.path("added_tokens")) {
      String content = token.path("content").asText();
      for (String flag : new String[] {"single_word", "lstrip", "rstrip", "normalized"}) {
        if (content.isEmpty() || token.path(flag).asBoolean()) {
          throw new EncoderFault(
              "tokenizer.json has the added token '"
                  + content
                  + "' with "
                  + flag
                  + "; it must not");
        }
      }
      specials.put(content, number(token.path("id")));
    }
    if (specials.isEmpty()) {
      throw new EncoderFault("tokenizer.json has no added tokens");
    }
    return specials;
  }

  /**
   * The one token before and the one behind the text, as the template for single texts has them.
   */
  private Tokenizer.Frame frame(int maxTokens) {
    JsonNode template = typed("post_processor", "TemplateProcessing");
    JsonNode single = template.path("single");
    if (single.size() != 3 || !single.path(1).has("Sequence")) {
      throw new EncoderFault(
          "the template of tokenizer.json has "
              + single.size()
              + " parts; expected a token, the text and a token");
    }
    int limit = json.path("truncation").path("max_length").asInt(maxTokens);
    if (limit < 3) {
      throw new EncoderFault("tokenizer.json cuts texts off at " + limit + " tokens");
    }
    return new Tokenizer.Frame(
        templateToken(template, single.path(0)),
        templateToken(template, single.path(2)),
        Math.min(limit, maxTokens));
  }

  private static int templateToken(JsonNode template, JsonNode part) {
    String token = part.path("SpecialToken").path("id").asText();
    JsonNode numbers = template.path("special_tokens").path(token).path("ids");
    if (numbers.size() != 1) {
      throw new EncoderFault("the template of tokenizer.json lacks the token '" + token + "'");
    }
    return number(numbers.path(0));
  }

  private JsonNode typed(String part, String type) {
    String found = json.path(part).path("type").asText();
    if (!found.equals(type)) {
      throw new EncoderFault(
          "tokenizer.json has the " + part + " '" + found + "'; expected " + type);
    }
    return json.path(part);
  }

  private static int number(JsonNode number) {
    if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
      throw new EncoderFault("tokenizer.json has " + number + " where a token's number belongs");
    }
    return number.intValue();
  }
}
