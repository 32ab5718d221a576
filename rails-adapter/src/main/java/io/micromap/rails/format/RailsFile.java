package io.micromap.rails.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kind of file that the rails are loaded from: how it is read, and how one that cannot be used is
 * refused.
 *
 * @param kind what messages call it
 * @param version of the format that is written, and the only one read
 * @param command that makes such a file
 */
public record RailsFile(String kind, int version, String command) {

  /** How a zip begins. */
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Longest file that is read: 1 GiB. */
  public static final long MAX_BYTES = 1L << 30;

  /**
   * The bytes of a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if there is no such file or it is
   *     longer than {@link #MAX_BYTES}, with {@link ErrorCode#IO} if it cannot be read
   */
  public byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            file + " is a folder, no " + kind + ". Give the file that is written by: " + command);
      }
      if (!Files.isRegularFile(file)) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE, "No " + kind + " at " + file + ". Make one: " + command);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            file + " is longer than a " + kind + " can be (1 GiB). Check the path.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, "Cannot read " + file + ": " + FileFault.of(e) + ".", e);
    }
  }

  /**
   * Holds bytes to how every zip begins.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if they begin otherwise
   */
  public void requireZip(byte[] bytes, String where) {
    if (bytes.length < ZIP.length || !Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length)) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where
              + " is "
              + kindOf(bytes, where)
              + ", no "
              + kind
              + ". Give the file that is written by: "
              + command);
    }
  }

  private static String kindOf(byte[] bytes, String where) {
    String name = where.toLowerCase(Locale.ROOT);
    if (bytes.length == 0) {
      return "empty";
    }
    if (name.endsWith(".csv")) {
      return "a table (CSV)";
    }
    return bytes[0] == '{' || bytes[0] == '[' ? "JSON" : "a file of another kind";
  }

  /**
   * Holds the version that a file states to the one that is read.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#NEWER_BUNDLE} or {@link ErrorCode#BAD_BUNDLE}
   */
  public void requireVersion(int stated, String where) {
    if (stated != version) {
      boolean newer = stated > version;
      throw new MicromapException(
          newer ? ErrorCode.NEWER_BUNDLE : ErrorCode.BAD_BUNDLE,
          where
              + " is a "
              + kind
              + " of format "
              + stated
              + "; this Micromap reads "
              + version
              + (newer
                  ? ". Use the Micromap that made it, or a newer one."
                  : ". Make it anew: " + command));
    }
  }

  /**
   * The refusal of a damaged file.
   *
   * @param where the file's name
   */
  public MicromapException unusable(String where, Exception cause) {
    String why =
        cause instanceof JsonProcessingException json
            ? "malformed JSON: " + JsonFault.of(json)
            : FirstLine.of(cause);
    return new MicromapException(
        ErrorCode.BAD_BUNDLE,
        where
            + " is not a usable "
            + kind
            + ": "
            + why
            + (why.endsWith(".") ? "" : ".")
            + " Copy it again from where it was made, or make it anew: "
            + command,
        cause);
  }
}
