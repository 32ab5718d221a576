package io.micromap.evaluation.replay;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes that only the holder of a secret can make: HMAC-SHA-256 (RFC 2104). Without the secret,
 * guessing texts and comparing hashes leads nowhere. Not thread-safe.
 */
public final class Salt {

  private static final int SHORTEST = 16;
  private static final int LONGEST = 1 << 20;
  private static final int ID_DIGITS = 16;

  private final Mac mac;
  private final String id;

  private Salt(byte[] secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    id = hex("salt", "micromap").substring(0, ID_DIGITS);
  }

  /**
   * A salt of all bytes of a file.
   *
   * @throws MicromapException if the file is missing, too short to be a secret, or too long
   */
  public static Salt read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE,
          file + ": no such file. Make a salt with 'openssl rand -hex 32', and keep it secret.");
    }
    try {
      requireSize(file, Files.size(file));
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, file + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  private static void requireSize(Path file, long size) {
    if (size < SHORTEST || size > LONGEST) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          file
              + ": has "
              + size
              + " bytes; a salt has "
              + SHORTEST
              + " random ones or more, at most 1 MiB. Make one with 'openssl rand -hex 32'.");
    }
  }

  /** A salt of some bytes. */
  public static Salt of(byte[] secret) {
    return new Salt(secret);
  }

  /** Tells salts apart without giving them away: 16 hexadecimal digits. */
  public String id() {
    return id;
  }

  /** Hash of a prompt: 64 hexadecimal digits. */
  public String prompt(String prompt) {
    return hex("prompt", prompt);
  }

  /** Hash of a feature, by the name of its view and its text. */
  long feature(String view, char[] buffer, int offset, int length) {
    mac.update(view.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    ByteBuffer units = ByteBuffer.allocate(2 * length);
    units.asCharBuffer().put(buffer, offset, length);
    mac.update(units);
    return ByteBuffer.wrap(mac.doFinal()).getLong();
  }

  /** UTF-16 units, so that no two texts are one. */
  private String hex(String kind, String text) {
    mac.update(kind.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    mac.update(text.getBytes(StandardCharsets.UTF_16BE));
    return HexFormat.of().formatHex(mac.doFinal());
  }
}
