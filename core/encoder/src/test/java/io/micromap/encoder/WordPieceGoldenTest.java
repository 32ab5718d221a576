package io.micromap.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers that Hugging Face's own library gives, for texts of all scripts, controls, emoji,
 * special tokens and overlong words.
 */
class WordPieceGoldenTest {

  private static final Tokenizer TOKENIZER =
      TokenizerFile.read(Resources.bytes("/bge-small-en-v1.5-q-tokenizer.json"), 10_000);

  static Stream<JsonNode> cases() throws IOException {
    String lines =
        new String(Resources.bytes("/io/micromap/encoder/wordpiece.jsonl"), StandardCharsets.UTF_8);
    return StreamSupport.stream(
        Json.mapper().readerFor(JsonNode.class).<JsonNode>readValues(lines).readAll().spliterator(),
        false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aTextGetsTheNumbersOfTheReference(JsonNode golden) {
    long[] expected =
        StreamSupport.stream(golden.path("ids").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray();
    assertThat(TOKENIZER.encode(golden.path("text").asText())).isEqualTo(expected);
  }
}
