package io.micromap.encoder;

import io.micromap.runtime.encoder.EmbeddingGrid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that decides an encoder's vectors.
 *
 * @param model the network, in ONNX
 * @param tokenizer as {@link TokenizerFile} reads it
 * @param pooling of the tokens' vectors
 * @param maxTokens longest sequence that the network reads
 */
record EncoderFiles(byte[] model, byte[] tokenizer, Pooling pooling, int maxTokens) {

  /** Hash over the files and settings, 64 hexadecimal digits. */
  String sha256() {
    MessageDigest digest = digest();
    for (byte[] file : new byte[][] {model, tokenizer}) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, file.length));
      digest.update(file);
    }
    String settings = pooling + " " + maxTokens + " " + EmbeddingGrid.STEPS;
    digest.update(settings.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
