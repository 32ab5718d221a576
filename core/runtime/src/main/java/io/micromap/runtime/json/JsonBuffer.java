package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Objects of JSON and other texts in UTF-8, one behind the other, in memory. One generator writes
 * all objects, since making one takes as long as writing a short object. Serves one thread.
 */
public final class JsonBuffer {

  private final Bytes bytes;
  private @Nullable JsonGenerator generator;

  /**
   * Holds nothing yet.
   *
   * @param length about so many bytes are to come
   */
  public JsonBuffer(int length) {
    bytes = new Bytes(length);
  }

  private static final class Bytes extends ByteArrayOutputStream {

    private Bytes(int length) {
      super(length);
    }

    private synchronized void cut(int length) {
      count = length;
    }
  }

  /** Adds an object. */
  public void add(Json.Fields fields) {
    int before = bytes.size();
    try {
      JsonGenerator to = generator();
      to.writeStartObject();
      fields.write(to);
      to.writeEndObject();
      to.flush();
    } catch (JsonProcessingException e) {
      // A text has half a character, which UTF-8 cannot hold.
      generator = null;
      bytes.cut(before);
      add(Json.object(fields).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonGenerator generator() {
    JsonGenerator made = generator;
    if (made == null) {
      made = Json.generator(bytes);
      generator = made;
    }
    return made;
  }

  /** Adds a text in UTF-8. */
  public void add(byte[] text) {
    bytes.writeBytes(text);
  }

  /** Adds a character of ASCII. */
  public void add(char character) {
    bytes.write(character);
  }

  /** All that was added; nothing more is to be added then. */
  public byte[] toByteArray() {
    try {
      if (generator != null) {
        generator.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
