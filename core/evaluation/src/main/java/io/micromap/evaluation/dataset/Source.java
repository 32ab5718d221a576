package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of an input file.
 *
 * @param name as the user knows it, for messages
 * @param text decoded, without byte order mark
 */
public record Source(String name, String text) {

  /** Longest input that is read. */
  public static final int MAX_BYTES = 1 << 30;

  /**
   * Reads a file.
   *
   * @throws MicromapException if it is missing, empty, too long, unreadable or not UTF-8
   */
  public static Source of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE,
          file
              + ": "
              + (Files.isDirectory(file) ? "is a folder" : "no such file")
              + ". Fix the path.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, file + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  /** Reads a file or resource of a domain. */
  public static Source of(URI address) {
    if ("file".equals(address.getScheme())) {
      return of(Path.of(address));
    }
    try {
      URLConnection connection = address.toURL().openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return read(address.toString(), in);
      }
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, address + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  /** Reads a stream to its end. */
  public static Source of(String name, InputStream in) {
    try {
      return read(name, in);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, name + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  private static Source read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE, name + ": is longer than 1 GiB. Split it into several runs.");
    }
    String text = decode(name, bytes);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.isBlank()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": is empty. Give the file that was meant.");
    }
    return new Source(name, text);
  }

  private static String decode(String name, byte[] bytes) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new MicromapException(
          ErrorCode.BAD_ENCODING,
          name + ", line " + line + ": is not valid UTF-8. Save the file as UTF-8.",
          e);
    }
  }
}
