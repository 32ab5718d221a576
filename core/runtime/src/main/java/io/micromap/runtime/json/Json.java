package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON as Micromap reads and writes it: strict on reading, the same bytes everywhere on writing.
 *
 * <p>Numbers are written by Jackson's own algorithm because {@link Double#toString(double)} changed
 * with Java 19; those of records and maps never have an exponent. Line ends are {@code \n} on every
 * system. An empty {@link java.util.Optional} is null.
 */
public final class Json {

  /** Most characters of a text that is read: as many as a line of an input may have bytes. */
  public static final int LONGEST_TEXT = 16 << 20;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .rootValueSeparator("")
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private static final DefaultPrettyPrinter INDENTED =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private static final int FEW = 1024;

  /** Below one of so many parts, the generator writes an exponent. */
  private static final int THOUSAND = 1000;

  private static final int MILLION = 1_000_000;
  private static final int ALMOST_HALF_A_MILLION = 499_999;

  private Json() {}

  /** Apart, because setting it up takes a tenth of a cold start, and trees do without. */
  private static final class Binding {

    private static final ObjectMapper MAPPER =
        JsonMapper.builder(FACTORY)
            .addModule(new Jdk8Module())
            .addModule(
                new SimpleModule()
                    .addSerializer(Double.class, new PlainNumber())
                    .addSerializer(double.class, new PlainNumber()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(INDENTED);
  }

  /** The mapper itself, for records and for reading line by line; not to be reconfigured. */
  public static ObjectMapper mapper() {
    return Binding.MAPPER;
  }

  /** An object without fields. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A list without values. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses one JSON text.
   *
   * @throws JsonProcessingException if it breaks the syntax; its location says where
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    Optional<JsonNode> tree = JsonTree.read(FACTORY, text);
    return tree.isPresent() ? tree.get() : mapper().readTree(text);
  }

  /** Indented text with a line end behind it, in UTF-8. */
  public static byte[] pretty(Object value) {
    try {
      String text =
          value instanceof JsonNode tree && JsonTree.isPlain(tree)
              ? indented(tree)
              : Binding.PRETTY.writeValueAsString(value);
      return encodable(text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String indented(JsonNode tree) {
    StringWriter text = new StringWriter(FEW);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(INDENTED.createInstance());
      JsonTree.write(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** One line without a line end. */
  public static String line(Object value) {
    try {
      return encodable(mapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line without a line end, in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      // A text has half a character, which UTF-8 cannot hold.
      return line(value).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Writes the fields of an object. */
  @FunctionalInterface
  public interface Fields {
    /** Writes names and values. */
    void write(JsonGenerator generator) throws IOException;
  }

  /** An object as one line without a line end, written without a tree of its values. */
  public static String object(Fields fields) {
    StringWriter text = new StringWriter(FEW);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      fields.write(generator);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encodable(text.toString());
  }

  /** The same in UTF-8. */
  public static byte[] objectBytes(Fields fields) {
    JsonBuffer buffer = new JsonBuffer(FEW);
    buffer.add(fields);
    return buffer.toByteArray();
  }

  /** A generator that writes objects one behind the other. */
  static JsonGenerator generator(OutputStream to) {
    try {
      return FACTORY.createGenerator(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a number with all its digits and never with an exponent, in a third of the generator's
   * time where it is {@link #round rounded} and in (0, 1).
   */
  public static void writeNumber(JsonGenerator to, double value) throws IOException {
    double whole = Math.rint(value * MILLION);
    if (whole >= 1 && whole < MILLION && whole / MILLION == value) {
      writeMillionths(to, (int) whole);
    } else if (Math.abs(value) * THOUSAND < 1 && value != 0) {
      to.writeNumber(plain(value));
    } else {
      to.writeNumber(value);
    }
  }

  private static void writeMillionths(JsonGenerator to, int millionths) throws IOException {
    char[] text = {'0', '.', '0', '0', '0', '0', '0', '0'};
    int rest = millionths;
    int length = 0;
    for (int place = text.length - 1; rest > 0; place--) {
      int digit = rest % 10;
      rest /= 10;
      text[place] = (char) ('0' + digit);
      length = length == 0 && digit > 0 ? place + 1 : length;
    }
    to.writeNumber(text, 0, length);
  }

  /** The text with unpaired surrogates as escapes, since UTF-8 cannot hold them. */
  private static String encodable(String json) {
    if (!hasSurrogate(json) || json.codePoints().noneMatch(Json::isUnpaired)) {
      return json;
    }
    StringBuilder text = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            c -> {
              if (isUnpaired(c)) {
                text.append("\\u").append(Integer.toHexString(c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnpaired(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** A finite number with all its digits and never with an exponent. */
  public static String plain(double value) {
    String shortest = NumberOutput.toString(value, true);
    return shortest.indexOf('E') < 0
        ? shortest
        : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
  }

  /** A number rounded as {@link #round} does, as people read it: never "1.28E-4". */
  public static String decimal(double value) {
    return Double.isFinite(value) ? plain(round(value)) : Double.toString(value);
  }

  /** A number rounded half-even to six decimals, as all figures in artifacts are. */
  public static double round(double value) {
    if (value > 0 && value <= 1) {
      double millionths = value * MILLION;
      double whole = Math.rint(millionths);
      // Multiplying is off by less than 1e-10, so that only what is near a half needs more care.
      if (Math.abs(millionths - whole) * MILLION < ALMOST_HALF_A_MILLION) {
        return whole / MILLION;
      }
    }
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue()
        : value;
  }
}
