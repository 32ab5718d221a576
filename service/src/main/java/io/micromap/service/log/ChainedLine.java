package io.micromap.service.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A line of the log. Its digest is the SHA-256 of the canonical line without the digest, which
 * holds the digest of the line before.
 *
 * @param number of the line, from 1
 * @param digest of the line, 64 hex digits
 * @param text the canonical line
 */
record ChainedLine(long number, String digest, String text) {

  /** Stands for the digest of the line before the first. */
  static final String NONE = "0".repeat(64);

  private static final String NUMBER = "seq";
  private static final String PREVIOUS = "previous";
  private static final String DIGEST = "digest";

  /** The place before the first line. */
  static final ChainedLine START = new ChainedLine(0, NONE, "");

  /** The next line, with the fields of an entry. */
  ChainedLine next(ObjectNode entry) {
    ObjectNode line = entry.deepCopy();
    line.put(NUMBER, number + 1).put(PREVIOUS, digest);
    String own = digest(line);
    line.put(DIGEST, own);
    return new ChainedLine(number + 1, own, CanonicalJson.of(line));
  }

  /**
   * Reads a line whose digest is right.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static ChainedLine parse(String text) {
    ObjectNode line = object(text);
    String digest = line.path(DIGEST).asText("");
    line.remove(DIGEST);
    if (!digest(line).equals(digest)) {
      throw new IllegalArgumentException("its digest is not that of its content: it was changed");
    }
    line.put(DIGEST, digest);
    if (!CanonicalJson.of(line).equals(text)) {
      throw new IllegalArgumentException("it is not in canonical form: it was changed");
    }
    return new ChainedLine(line.path(NUMBER).asLong(), digest, text);
  }

  /**
   * Reads the line behind this one.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  ChainedLine read(String next) {
    ChainedLine line = parse(next);
    if (line.number != number + 1) {
      throw new IllegalArgumentException(
          "it has the number "
              + line.number
              + ", not "
              + (number + 1)
              + ": lines were lost, added or swapped");
    }
    if (!object(next).path(PREVIOUS).asText().equals(digest)) {
      throw new IllegalArgumentException(
          "it does not follow the line before it: that was exchanged");
    }
    return line;
  }

  private static String digest(JsonNode line) {
    return Sha256.hex(CanonicalJson.of(line).getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode object(String text) {
    try {
      if (Json.parse(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Told below.
    }
    throw new IllegalArgumentException("it is no JSON object: it was cut or changed");
  }
}
