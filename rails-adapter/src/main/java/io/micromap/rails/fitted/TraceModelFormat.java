package io.micromap.rails.fitted;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.format.RailsFile;
import io.micromap.rails.format.StrictJson;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Trace models as one JSON object on one line. Its last field is its seal, the SHA-256 of all text
 * before that field, so any changed byte is found. The same model gives the same bytes.
 */
public final class TraceModelFormat {

  /** Version of the format written, and the only one read. */
  public static final int VERSION = 2;

  private static final String NAME = "micromap-trace-model";
  private static final RailsFile FILE =
      new RailsFile("trace model", VERSION, "'micromap rails fit' with labelled traces");

  /** The first format named neither itself nor a version. */
  private static final Pattern FIRST = Pattern.compile("\\s*\\{\\s*\"settings\"\\s*:");

  private static final String SEAL = ",\"sha256\":\"";
  private static final String END = "\"}\n";
  private static final int DIGITS = 64;

  private TraceModelFormat() {}

  private record Document(String format, int formatVersion, TraceModel model, String sha256) {}

  /** The bytes of a model. */
  public static byte[] write(TraceModel model) {
    String open = "{\"format\":\"" + NAME + "\",\"format_version\":" + VERSION + ",\"model\":";
    return sealed(open + Json.line(model));
  }

  /**
   * Reads a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE}, {@link ErrorCode#NEWER_BUNDLE} or
   *     {@link ErrorCode#IO}
   */
  public static TraceModel read(Path file) {
    return read(FILE.bytes(file), file.toString());
  }

  /**
   * Reads the bytes of a file.
   *
   * @param where the file's name, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} or {@link ErrorCode#NEWER_BUNDLE}
   */
  public static TraceModel read(byte[] bytes, String where) {
    try {
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (FIRST.matcher(text).lookingAt()) {
        FILE.requireVersion(1, where);
      }
      requireWhole(bytes);
      JsonNode node = Json.parse(text);
      if (!node.path("format").asText().equals(NAME)) {
        throw new IOException("it does not name the format '" + NAME + "'");
      }
      FILE.requireVersion(node.path("format_version").asInt(), where);
      return StrictJson.read(text, new TypeReference<Document>() {}).model;
    } catch (MicromapException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Whatever goes wrong here, the file is to blame: it may hold anything.
      throw FILE.unusable(where, e);
    }
  }

  /** Text that lacks its last field, with the seal as that field. */
  private static byte[] sealed(String text) {
    byte[] open = text.getBytes(StandardCharsets.UTF_8);
    return (text + SEAL + Sha256.hex(open) + END).getBytes(StandardCharsets.UTF_8);
  }

  private static void requireWhole(byte[] bytes) throws IOException {
    int open = bytes.length - SEAL.length() - DIGITS - END.length();
    byte[] whole =
        open < 0 ? new byte[0] : sealed(new String(bytes, 0, open, StandardCharsets.UTF_8));
    if (!Arrays.equals(whole, bytes)) {
      throw new IOException("bytes were changed, added or lost");
    }
  }
}
