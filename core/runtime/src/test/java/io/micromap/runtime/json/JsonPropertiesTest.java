package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertiesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 1000, seed = "1")
  void anyFiniteNumberIsReadBackExactly(@ForAll("doubles") double number)
      throws JsonProcessingException {
    assertThat(Json.parse(Json.line(number)).doubleValue()).isEqualTo(number);
  }

  @Property(tries = 1000, seed = "2")
  void aRoundedNumberIsTheNearestOfSixDecimals(@ForAll("doubles") double number) {
    double rounded = Json.round(number);

    BigDecimal distance = new BigDecimal(rounded).subtract(new BigDecimal(number)).abs();
    double ulp = Math.ulp(rounded);
    assertThat(distance).isLessThanOrEqualTo(new BigDecimal("5e-7").add(new BigDecimal(ulp)));
    assertThat(Json.round(rounded)).isEqualTo(rounded);
    assertThat(new BigDecimal(rounded).setScale(6, RoundingMode.HALF_EVEN).doubleValue())
        .isEqualTo(rounded);
  }

  @Property(tries = 150, seed = "3")
  void aTreeIsReadBackAndWrittenInTheSameBytes(@ForAll("trees") JsonNode tree)
      throws JsonProcessingException {
    byte[] bytes = Json.pretty(tree);

    JsonNode read = Json.parse(new String(bytes, StandardCharsets.UTF_8));

    assertThat(Json.pretty(read)).isEqualTo(bytes);
    assertThat(Json.parse(Json.line(tree))).isEqualTo(read);
  }

  @Property(tries = 1000, seed = "6")
  void bytesAreThoseOfTheLineAlsoOfHalfCharacters(@ForAll String text, @ForAll char half) {
    Map<String, String> value = Map.of("text", text + half);

    assertThat(Json.bytes(value)).isEqualTo(Json.line(value).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000, seed = "4")
  void anyOtherTextIsRefusedAsNoJson(@ForAll("texts") String text) {
    try {
      assertThat(Json.parse(text)).isNotNull();
    } catch (JsonProcessingException e) {
      assertThat(e.getOriginalMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.doubles().between(-1, 1).ofScale(9),
        Arbitraries.doubles().between(-1e6, 1e6).ofScale(7));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8).map(NODES::textNode),
            doubles().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.just(NODES.nullNode()));
    return Arbitraries.recursive(() -> leaves, JsonPropertiesTest::nested, 0, 4);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> lists = inner.list().ofMaxSize(3).map(all -> NODES.arrayNode().addAll(all));
    Arbitrary<JsonNode> objects =
        Combinators.combine(inner, inner)
            .as((first, second) -> NODES.objectNode().setAll(Map.of("a", first, "b", second)));
    return Arbitraries.oneOf(lists, objects);
  }

  /** Texts of the characters that JSON is made of, also deeply nested, and any others. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("{}[]\",:0123456789eE+-.truefalsn \\u").ofMaxLength(30),
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.of("[", "{\"a\":", "[0,", "-").map(part -> part.repeat(5000)),
        Arbitraries.of("9", "1e", "0.").map(part -> part + "9".repeat(5000)));
  }
}
