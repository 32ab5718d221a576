package io.micromap.evaluation.artifact;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {

  record Key(String mapper, String data) {}

  record Figures(int rows, Optional<Double> accuracy) {}

  record Line(@JsonUnwrapped Key key, @JsonUnwrapped Figures figures) {}

  record Document(int schemaVersion, List<Line> lines) {
    Document {
      if (schemaVersion != 1) {
        throw new IllegalArgumentException("schema_version is " + schemaVersion + ", not 1");
      }
    }
  }

  private static final Document DOCUMENT =
      new Document(
          1,
          List.of(
              new Line(new Key("a", "b"), new Figures(3, Optional.of(0.5))),
              new Line(new Key("b", "b"), new Figures(0, Optional.empty()))));

  private static final String JSON =
      "{\"schema_version\":1,\"lines\":["
          + "{\"mapper\":\"a\",\"data\":\"b\",\"rows\":3,\"accuracy\":0.5},"
          + "{\"mapper\":\"b\",\"data\":\"b\",\"rows\":0,\"accuracy\":null}]}";

  @Test
  void recordsOfRecordsAreFlatInTheFileAndReadBack() {
    assertThat(Json.line(DOCUMENT)).isEqualTo(JSON);
    assertThat(read(JSON)).isEqualTo(DOCUMENT);
  }

  @Test
  void whatIsOptionalMayBeAbsentAndWhatIsUnknownIsIgnored() {
    assertThat(read(JSON.replace(",\"accuracy\":null", ",\"news\":[1]"))).isEqualTo(DOCUMENT);
  }

  @Test
  void everythingElseHasToBeThereAndIsNamed() {
    assertRefused(JSON.replace("\"rows\":3,", ""), "line 1", "lines[0].rows");
    assertRefused(JSON.replace("\"rows\":3,", "\"rows\":null,"), "lines[0].rows");
    assertRefused(JSON.replace("\"rows\":3,", "\"rows\":3.5,"), "lines[0].rows");
    assertRefused(JSON.replace("\"mapper\":\"b\",", "\n"), "line 2", "lines[1].mapper");
    assertRefused("{\"schema_version\":1}", "lines is missing");
  }

  @Test
  void anotherVersionIsNamed() {
    assertRefused(JSON.replace("_version\":1", "_version\":2"), "schema_version is 2, not 1");
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    for (String text : List.of("null", "[]", "7", "{", "{\"a\":1,\"a\":2}", JSON + "{}")) {
      assertRefused(text);
    }
  }

  private static void assertRefused(String text, String... parts) {
    assertFails(
        ErrorCode.BAD_JSON,
        () -> read(text),
        Stream.concat(Stream.of("d.json: is not a document of this", "Give it."), Stream.of(parts))
            .toArray(String[]::new));
  }

  private static Document read(String text) {
    return JsonDocument.read(
        Source.of("d.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
        Document.class,
        "document",
        "Give it.");
  }
}
