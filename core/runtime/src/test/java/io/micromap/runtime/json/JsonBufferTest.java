package io.micromap.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonBufferTest {

  @Test
  void textsStandBehindEachOther() {
    JsonBuffer buffer = new JsonBuffer(1);
    buffer.add("id\n".getBytes(StandardCharsets.UTF_8));
    buffer.add(to -> to.writeNumberField("a", 1));
    buffer.add('\n');
    buffer.add(to -> {});

    assertThat(buffer.toByteArray()).asString().isEqualTo("id\n{\"a\":1}\n{}");
  }

  @Property(tries = 200, seed = "5")
  void halfACharacterSpoilsNoOtherObject(@ForAll List<String> texts, @ForAll char half) {
    JsonBuffer buffer = new JsonBuffer(10);
    StringBuilder expected = new StringBuilder();
    for (String text : texts) {
      for (String each : List.of(text, text + half)) {
        Json.Fields fields =
            to -> {
              to.writeStringField("long", "a".repeat(9_000));
              to.writeStringField("text", each);
            };
        buffer.add(fields);
        buffer.add('\n');
        expected.append(Json.object(fields)).append('\n');
      }
    }

    assertThat(new String(buffer.toByteArray(), StandardCharsets.UTF_8).equals(expected.toString()))
        .isTrue();
  }
}
