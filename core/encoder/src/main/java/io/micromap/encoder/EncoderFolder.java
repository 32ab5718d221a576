package io.micromap.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An encoder in a folder, as Hugging Face's repositories lay it out: the model, {@code
 * tokenizer.json}, and optionally {@code config.json} and {@code 1_Pooling/config.json}.
 */
final class EncoderFolder {

  private static final long MAX_BYTES = 1L << 30;
  private static final int MOST_TOKENS = 8192;
  private static final int BERT_TOKENS = 512;
  private static final List<String> MODELS =
      List.of("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx");

  private EncoderFolder() {}

  /** The folder's name, in the letters that the id of an encoder may have. */
  static String id(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String id = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9._-]", "-");
    return id.isEmpty() ? "encoder" : id.substring(0, Math.min(64, id.length()));
  }

  /**
   * Reads the files.
   *
   * @throws EncoderFault if one is missing, overlong or not what it should be
   */
  static EncoderFiles read(Path folder) {
    Path model =
        MODELS.stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new EncoderFault(
                        "it has no model; expected one of " + String.join(", ", MODELS)));
    return new EncoderFiles(
        bytes(model), bytes(folder.resolve("tokenizer.json")), pooling(folder), maxTokens(folder));
  }

  private static Pooling pooling(Path folder) {
    Optional<JsonNode> config = json(folder.resolve("1_Pooling").resolve("config.json"));
    if (config.isEmpty() || config.get().path("pooling_mode_mean_tokens").asBoolean()) {
      return Pooling.MEAN;
    }
    if (!config.get().path("pooling_mode_cls_token").asBoolean()) {
      throw new EncoderFault(
          "1_Pooling/config.json asks for another pooling than that of the first token or the mean");
    }
    return Pooling.CLS;
  }

  private static int maxTokens(Path folder) {
    JsonNode tokens =
        json(folder.resolve("config.json"))
            .map(config -> config.path("max_position_embeddings"))
            .orElse(MissingNode.getInstance());
    if (!tokens.isMissingNode() && !(tokens.canConvertToInt() && tokens.asInt() >= 3)) {
      throw new EncoderFault("config.json has max_position_embeddings " + tokens);
    }
    return Math.min(tokens.asInt(BERT_TOKENS), MOST_TOKENS);
  }

  private static Optional<JsonNode> json(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(new String(bytes(file), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new EncoderFault(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new EncoderFault(file + " is longer than 1 GiB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EncoderFault("cannot read " + file + ": " + FileFault.of(e), e);
    }
  }
}
