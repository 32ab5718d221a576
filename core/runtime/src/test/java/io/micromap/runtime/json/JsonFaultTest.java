package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonFaultTest {

  enum Colour {
    RED,
    BLUE;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Inner(int size, Colour colour) {
    Inner {
      Check.part("size", size, 9);
    }
  }

  record Outer(List<Inner> inner, List<Double> numbers) {
    Outer {
      numbers = List.copyOf(numbers);
    }
  }

  @Test
  void aWordThatIsNotKnownIsNamedWithThoseThatAre() {
    assertThat(fault("{\"inner\":[{\"size\":1,\"colour\":\"green\"}],\"numbers\":[]}"))
        .isEqualTo("inner[0].colour is 'green', none of red, blue");
  }

  @Test
  void whatARecordRefusesIsNamedWithItsField() {
    assertThat(fault("{\"inner\":[{\"size\":12,\"colour\":\"red\"}],\"numbers\":[]}"))
        .isEqualTo("inner[0]: size is 12, not a whole number from 0 to 9");
    assertThat(fault("{\"inner\":[],\"numbers\":[null]}")).endsWith("a value is null");
  }

  @Test
  void aFieldOfAnotherTypeOrAnUnknownOneIsNamed() {
    assertThat(fault("{\"inner\":[{\"size\":\"x\"}]}"))
        .isEqualTo("inner[0].size is missing or has another type");
    assertThat(fault("{\"inner\":[],\"numbers\":[],\"other\":1}"))
        .isEqualTo("other is not a known field");
  }

  @Test
  void noFaultIsToldInTheWordsOfTheParserOrOfJava() {
    for (String text :
        List.of(
            "[]",
            "",
            "{} {}",
            "{} x",
            "{\"inner\":NaN}",
            "{\"numbers\":[-Infinity]}",
            "{'inner':1}",
            "{inner:1}",
            "{\"inner\":[01]}",
            "{\"inner\":[1,]}",
            "{\"inner\":\"a\tb\"}",
            "{\"inner\":/* */1}",
            "{\"inner\":1,\"inner\":2}",
            "{\"inner\":[{\"size\":99999999999}]}",
            "{\"inner\":" + "[".repeat(100),
            "{\"inner\":")) {
      assertThat(fault(text))
          .isNotBlank()
          .doesNotContain(
              "\n", "Json", "com.", "java.", "io.micromap", "enable", "REDACTED", "_ON_")
          .doesNotContain("`", "START_", "deserial");
    }
  }

  private static String fault(String text) {
    return JsonFault.of(
        catchThrowableOfType(
            JsonProcessingException.class, () -> Json.mapper().readValue(text, Outer.class)));
  }
}
