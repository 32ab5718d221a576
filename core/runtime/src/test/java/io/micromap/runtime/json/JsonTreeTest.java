package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What trees are read and written to, against Jackson's own mapper. */
class JsonTreeTest {

  private static final ObjectWriter WRITER = Json.mapper().writer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        " [ 1 , -0, 2147483648, 9223372036854775808, 1e2, -0.0, 1e400, 0.1 ] ",
        "{\"a\": {\"b\": [[], {}, true, false, null, \"\\u0041\\ud83d\"]}, \"\": 3}"
      })
  void aTextIsReadAsTheMapperReadsIt(String text) throws JsonProcessingException {
    assertThat(Json.parse(text)).isEqualTo(Json.mapper().readTree(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "{} x", "nul"})
  void whatIsNoJsonFailsAsWithTheMapper(String text) throws JsonProcessingException {
    if (text.isBlank()) {
      assertThat(Json.parse(text)).isEqualTo(Json.mapper().readTree(text));
    } else {
      assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonProcessingException.class);
    }
  }

  @Property(tries = 500, seed = "3")
  void aTreeIsWrittenAsTheMapperWritesIt(
      @ForAll String name, @ForAll String text, @ForAll double number, @ForAll long whole)
      throws JsonProcessingException {
    ObjectNode tree = Json.object().put(name, number).put(name + "1", whole).putNull(name + "2");
    ArrayNode list = tree.putArray(name + "3").add(text).add(true).add((int) whole);
    list.addArray();
    list.addObject();
    list.addObject().put(text, number).put(text + "1", text);

    String indented = new String(Json.pretty(tree), StandardCharsets.UTF_8);

    assertThat(indented).isEqualTo(new String(Json.pretty(asValue(tree)), StandardCharsets.UTF_8));
    if (Double.isFinite(number)) {
      assertThat(WRITER.writeValueAsString(Json.parse(indented)))
          .isEqualTo(WRITER.writeValueAsString(tree));
    }
  }

  /** The tree as something that only the mapper can write. */
  private static Object asValue(JsonNode tree) {
    return Json.mapper().convertValue(tree, Object.class);
  }
}
