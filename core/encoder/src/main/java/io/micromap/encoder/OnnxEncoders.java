package io.micromap.encoder;

import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderProvider;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The encoders of this module: two that it carries, and any like them in a folder. */
public final class OnnxEncoders implements EncoderProvider {

  /** Positions that the networks have learnt. */
  private static final int BERT_TOKENS = 512;

  /** What was opened in this process, by name, or by name and hash where it came from a folder. */
  private static final Map<String, Encoder> OPENED = new ConcurrentHashMap<>();

  private static final List<Carried> CARRIED =
      List.of(
          new Carried("bge-small-en-v1.5-q", Pooling.CLS),
          new Carried("all-minilm-l6-v2-q", Pooling.MEAN));

  /** A model among the resources, of LangChain4j's artifacts, and its pooling by its card. */
  private record Carried(String name, Pooling pooling) {

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
    Carried carried =
        CARRIED.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no encoder '" + name + "'."));
    return OPENED.computeIfAbsent(name, key -> open(carried));
  }

  private static OnnxEncoder open(Carried carried) {
    try {
      return OnnxEncoder.of(carried.name(), carried.files());
    } catch (IOException | EncoderFault e) {
      throw unusable("The encoder '" + carried.name() + "'", e);
    }
  }

  @Override
  public Encoder open(Path folder) {
    try {
      EncoderFiles files = EncoderFolder.read(folder);
      String id = EncoderFolder.id(folder);
      return OPENED.computeIfAbsent(
          id + " " + files.sha256(), key -> OnnxEncoder.of(id, files).withinLimits());
    } catch (EncoderFault e) {
      throw unusable("The encoder in " + folder, e);
    }
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
