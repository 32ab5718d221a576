package io.micromap.encoder;

import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.EncoderProvider;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The encoders of this module: two that it carries, and any like them in a folder. */
public final class OnnxEncoders implements EncoderProvider {

  /** Positions that the networks have learnt. */
  private static final int BERT_TOKENS = 512;

  /** What was opened in this process, by name, or by name and hash where it came from a folder. */
  private static final Map<String, Encoder> OPENED = new ConcurrentHashMap<>();

  private static final List<Carried> CARRIED =
      List.of(
          new Carried(
              "bge-small-en-v1.5-q",
              Pooling.CLS,
              "06319880302fddeaa599a2913ac49d79386dd4a122218b7930afa82e74154a36"),
          new Carried(
              "all-minilm-l6-v2-q",
              Pooling.MEAN,
              "77217f8a137c380bc608e7f6196669c992ae18e4b46e80235c9ed1eb99429314"));

  /**
   * A model among the resources, of LangChain4j's artifacts.
   *
   * @param pooling as the model's card has it
   * @param sha256 of its files; computing it takes a fifth of a start
   */
  private record Carried(String name, Pooling pooling, String sha256) {

    EncoderFiles files() throws IOException {
      return new EncoderFiles(
          resource("/" + name + ".onnx"),
          resource("/" + name + "-tokenizer.json"),
          pooling,
          BERT_TOKENS);
    }
  }

  /** A provider; it reads nothing before an encoder is opened. */
  public OnnxEncoders() {}

  @Override
  public List<String> names() {
    return CARRIED.stream().map(Carried::name).toList();
  }

  @Override
  public Encoder open(String name) {
    Carried carried = carried(name);
    return OPENED.computeIfAbsent(name, key -> open(carried));
  }

  private static OnnxEncoder open(Carried carried) {
    try {
      return OnnxEncoder.of(carried.name(), carried.sha256(), carried.files());
    } catch (IOException | EncoderFault e) {
      throw unusable("The encoder '" + carried.name() + "'", e);
    }
  }

  @Override
  public String sha256(String name) {
    return carried(name).sha256();
  }

  @Override
  public Encoder open(Path folder) {
    return in(folder, files -> open(folder, files, files.sha256()));
  }

  @Override
  public Optional<Encoder> open(Path folder, String sha256) {
    return in(
        folder,
        files ->
            files.sha256().equals(sha256)
                ? Optional.of(open(folder, files, sha256))
                : Optional.empty());
  }

  @Override
  public EncoderIdentity identity(Path folder) {
    return in(
        folder,
        files -> {
          OnnxEncoder tried = OnnxEncoder.of(EncoderFolder.id(folder), files.sha256(), files);
          tried.withinLimits().close();
          return tried.identity();
        });
  }

  private static Encoder open(Path folder, EncoderFiles files, String sha256) {
    String id = EncoderFolder.id(folder);
    return OPENED.computeIfAbsent(
        id + " " + sha256, key -> OnnxEncoder.of(id, sha256, files).withinLimits());
  }

  /** What becomes of the files in a folder. */
  private static <T> T in(Path folder, Function<EncoderFiles, T> use) {
    try {
      return use.apply(EncoderFolder.read(folder));
    } catch (EncoderFault e) {
      throw unusable("The encoder in " + folder, e);
    }
  }

  /** The files of an encoder that is carried. */
  static EncoderFiles files(String name) throws IOException {
    return carried(name).files();
  }

  private static Carried carried(String name) {
    return CARRIED.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no encoder '" + name + "'."));
  }

  private static MicromapException unusable(String what, Exception cause) {
    return new MicromapException(
        ErrorCode.BAD_PLUGIN,
        what + " cannot be used: " + FirstLine.of(cause).replaceFirst("[.]+$", "") + ".",
        cause);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxEncoders.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("its file " + name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
