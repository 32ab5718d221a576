package io.micromap.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderFolderTest {

  private static final byte[] MODEL = Resources.bytes("/all-minilm-l6-v2-q.onnx");
  private static final byte[] TOKENIZER = Resources.bytes("/all-minilm-l6-v2-q-tokenizer.json");
  private static final String SMALL =
      """
      {"normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
       "added_tokens": [{"content": "[CLS]", "id": 1}, {"content": "[SEP]", "id": 2}],
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "[CLS]"}}, {"Sequence": {"id": "A"}},
           {"SpecialToken": {"id": "[SEP]"}}],
         "special_tokens": {"[CLS]": {"ids": [1]}, "[SEP]": {"ids": [2]}}},
       "model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3}}}""";

  @TempDir private Path folder;

  @BeforeEach
  void anEncoderLiesInTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("onnx"));
    Files.write(folder.resolve("onnx/model_quantized.onnx"), MODEL);
    Files.write(folder.resolve("tokenizer.json"), TOKENIZER);
  }

  private Encoder open() {
    return Encoders.load().open(folder.toString());
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
  }

  @Test
  void aFolderGivesTheVectorsOfTheSameFilesElsewhere() {
    Encoder here = open();
    Encoder carried = Encoders.load().open("all-minilm-l6-v2-q");
    assertThat(here.embed(List.of("hello"))).isDeepEqualTo(carried.embed(List.of("hello")));
    assertThat(here.identity().sha256()).isEqualTo(carried.identity().sha256());
    assertThat(here.identity().id()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void aFolderIsOpenedForItsOwnHashAlone() {
    OnnxEncoders encoders = new OnnxEncoders();
    String own = encoders.sha256("all-minilm-l6-v2-q");

    assertThat(encoders.identity(folder))
        .isEqualTo(new EncoderIdentity(folder.getFileName().toString(), own, 384));
    assertThat(encoders.open(folder, "0".repeat(64))).isEmpty();
    assertThat(encoders.open(folder, own))
        .hasValueSatisfying(found -> assertThat(found.embed(List.of("hello"))).hasNumberOfRows(1));
  }

  @Test
  void thePoolingIsThatOfTheFolder() throws IOException {
    write("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true}");
    Encoder first = open();
    Encoder mean = Encoders.load().open("all-minilm-l6-v2-q");
    assertThat(first.embed(List.of("hello"))[0]).isNotEqualTo(mean.embed(List.of("hello"))[0]);
    assertThat(first.identity().sha256()).isNotEqualTo(mean.identity().sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          onnx/model_quantized.onnx | no model     | ONNX Runtime does not read the model: Error
          tokenizer.json            | {"model"     | tokenizer.json is not JSON: Unexpected end
          tokenizer.json            | {}           | has the model ''; expected WordPiece.
          config.json               | [            | config.json is not JSON: Unexpected end
          config.json               | {"max_position_embeddings": 2} | max_position_embeddings 2.
          config.json               | {"max_position_embeddings": "many"} | max_position_embeddings "many".
          1_Pooling/config.json     | {}           | asks for another pooling than
          """)
  void aBadFileIsNamed(String file, String text, String fault) throws IOException {
    write(file, text);
    assertThatThrownBy(this::open)
        .isInstanceOf(MicromapException.class)
        .hasMessageStartingWith("The encoder in " + folder + " cannot be used: ")
        .hasMessageContaining(fault)
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("..")
        .extracting(e -> ((MicromapException) e).code())
        .isEqualTo(ErrorCode.BAD_PLUGIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "BertNormalizer"                | "Lowercase"          | has the normalizer 'Lowercase'
          "BertPreTokenizer"              | "Whitespace"         | has the pre_tokenizer
          "WordPiece"                     | "BPE"                | has the model 'BPE'
          "TemplateProcessing"            | "ByteLevel"          | has the post_processor
          "[UNK]": 0,                     | "b": 0,              | lacks '[UNK]'
          "a": 3                          | "a": -3              | has -3 where a token's number
          "a": 3                          | "a": "b"             | has "b" where a token's number
          "ids": [2]                      | "ids": []            | lacks the token '[SEP]'
          {"Sequence": {"id": "A"}},      | {"a": 1},            | template of tokenizer.json has 3
          "content": "[CLS]",             | "content": "",       | has the added token ''
          "content": "[CLS]",             | "content": "[CLS]", "lstrip": true, | with lstrip
          {"content": "[CLS]", "id": 1}, {"content": "[SEP]", "id": 2} | '' | no added tokens
          "model":                        | "truncation": {"max_length": 2}, "model": | at 2 tokens
          """)
  void aTokenizerOfAnotherKindIsRefused(String part, String other, String fault)
      throws IOException {
    assertThat(SMALL).contains(part);
    write("tokenizer.json", SMALL.replace(part, other));
    assertThatThrownBy(this::open).hasMessageContaining(fault);
  }

  @Test
  void aTokenThatTheModelLacksIsAFault() throws IOException {
    write("tokenizer.json", SMALL.replace("\"a\": 3", "\"a\": 3, \"b\": 400000000"));
    assertThatThrownBy(this::open)
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining(
            "model and tokenizer do not fit each other at 512 tokens of the number 400000000: ");
  }

  @Test
  void aFolderWithoutAModelIsRefused() throws IOException {
    Files.delete(folder.resolve("onnx/model_quantized.onnx"));
    assertThatThrownBy(this::open)
        .hasMessageContaining("it has no model; expected one of model.onnx,");
  }

  @Test
  void aFolderWithoutATokenizerIsRefused() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    assertThatThrownBy(this::open)
        .hasMessageContaining("cannot read")
        .hasMessageContaining("tokenizer.json");
  }
}
