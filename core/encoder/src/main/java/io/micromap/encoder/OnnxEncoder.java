package io.micromap.encoder;

import io.micromap.runtime.encoder.EmbeddingGrid;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.Arrays;
import java.util.List;

/** An encoder of a tokenizer and a network. */
final class OnnxEncoder implements Encoder {

  private final EncoderIdentity identity;
  private final Tokenizer tokenizer;
  private final Network network;
  private final Pooling pooling;

  private OnnxEncoder(
      EncoderIdentity identity, Tokenizer tokenizer, Network network, Pooling pooling) {
    this.identity = identity;
    this.tokenizer = tokenizer;
    this.network = network;
    this.pooling = pooling;
  }

  /**
   * An encoder from its files; it is tried on one text.
   *
   * @param id its name
   * @param sha256 of the files, as {@link EncoderFiles#sha256} computes it
   * @throws EncoderFault if the files cannot be used
   */
  static OnnxEncoder of(String id, String sha256, EncoderFiles files) {
    Tokenizer tokenizer = TokenizerFile.read(files.tokenizer(), files.maxTokens());
    Network network = Network.of(files.model());
    try {
      int dimension = dimension(network.run(tokenizer.encode("a")));
      EncoderIdentity identity = new EncoderIdentity(id, sha256, dimension);
      return new OnnxEncoder(identity, tokenizer, network, files.pooling());
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static int dimension(Network.States states) {
    long[] shape = states.shape();
    long last = shape.length == 0 ? 0 : shape[shape.length - 1];
    if (shape.length < 2
        || shape.length > 3
        || shape[0] != 1
        || last < 1
        || last > EncoderIdentity.MAX_DIMENSION) {
      throw new EncoderFault(
          "the model's first output has the shape "
              + Arrays.toString(shape)
              + "; expected one vector a token, or one a text, of at most "
              + EncoderIdentity.MAX_DIMENSION
              + " numbers");
    }
    return (int) last;
  }

  /**
   * This encoder, after a run on the longest sequence, of the highest number.
   *
   * @throws EncoderFault if the tokenizer has more numbers, or longer sequences, than the network
   */
  OnnxEncoder withinLimits() {
    long[] tokens = new long[tokenizer.maxTokens()];
    Arrays.fill(tokens, tokenizer.highest());
    try {
      network.run(tokens);
      return this;
    } catch (EncoderFault e) {
      network.close();
      throw new EncoderFault(
          "model and tokenizer do not fit each other at "
              + tokens.length
              + " tokens of the number "
              + tokenizer.highest()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Gives the network up; nothing can be embedded any more. */
  void close() {
    network.close();
  }

  @Override
  public EncoderIdentity identity() {
    return identity;
  }

  @Override
  public float[][] embed(List<String> texts) {
    try {
      return texts.stream().map(this::embed).toArray(float[][]::new);
    } catch (EncoderFault e) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN,
          "The encoder '" + identity.id() + "' fails: " + e.getMessage() + ".",
          e);
    }
  }

  @Override
  public boolean readsWhole(String text) {
    return tokenizer.fits(text);
  }

  private float[] embed(String text) {
    Network.States states = network.run(tokenizer.encode(text));
    // A model that pools by itself gives one vector, which either pooling leaves as it is.
    return EmbeddingGrid.unit(pooling.pool(states.values(), dimension()));
  }
}
