package io.micromap.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.micromap.runtime.error.FirstLine;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A network in ONNX Runtime, from token numbers to token vectors. It reads one text at a time: with
 * 8-bit weights the runtime scales the numbers of a whole batch by their greatest, so that a text's
 * vector would depend on what else is in the batch.
 */
final class Network implements AutoCloseable {

  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  private final OrtEnvironment environment;
  private final OrtSession session;

  private Network(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * A network from the bytes of its file.
   *
   * @throws EncoderFault if it cannot be run
   */
  static Network of(byte[] model) {
    try {
      OrtEnvironment environment = environment();
      try (SessionOptions options = new SessionOptions()) {
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        // A sum in one thread has one order of its terms.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        // Processors without instructions for 8-bit sums would cut large ones off.
        options.addConfigEntry("session.x64quantprecision", "1");
        return checked(new Network(environment, environment.createSession(model, options)));
      }
    } catch (OrtException e) {
      throw new EncoderFault("ONNX Runtime does not read the model: " + firstLine(e), e);
    } catch (LinkageError e) {
      throw new EncoderFault("ONNX Runtime does not run on this system: " + firstLine(e), e);
    }
  }

  private static OrtEnvironment environment() throws OrtException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "micromap");
    environment.setTelemetry(false);
    return environment;
  }

  private static Network checked(Network network) {
    Set<String> inputs = network.session.getInputNames();
    if (!INPUTS.containsAll(inputs) || !inputs.contains("input_ids")) {
      network.close();
      throw new EncoderFault(
          "the model reads "
              + inputs
              + "; expected input_ids, attention_mask"
              + " and token_type_ids or some of them");
    }
    return network;
  }

  /** A text's tokens as vectors. */
  record States(float[] values, long[] shape) {}

  /**
   * Runs the network on one text.
   *
   * @throws EncoderFault if it fails
   */
  States run(long[] tokens) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      fill(inputs, tokens);
      try (OrtSession.Result result = session.run(inputs)) {
        return states(result);
      }
    } catch (OrtException e) {
      throw new EncoderFault("the model fails: " + firstLine(e), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private void fill(Map<String, OnnxTensor> inputs, long[] tokens) throws OrtException {
    long[] shape = {1, tokens.length};
    for (String name : session.getInputNames()) {
      long[] values = name.equals("input_ids") ? tokens : new long[tokens.length];
      if (name.equals("attention_mask")) {
        Arrays.fill(values, 1);
      }
      inputs.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
    }
  }

  private static States states(OrtSession.Result result) throws OrtException {
    if (!(result.get(0) instanceof OnnxTensor tensor)) {
      throw new EncoderFault("the model's first output is no tensor");
    }
    FloatBuffer buffer = tensor.getFloatBuffer();
    if (buffer == null) {
      throw new EncoderFault("the model's first output has no floating-point numbers");
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new States(values, tensor.getInfo().getShape());
  }

  private static String firstLine(Throwable e) {
    return FirstLine.of(e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderFault("the model cannot be closed: " + firstLine(e), e);
    }
  }
}
