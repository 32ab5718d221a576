package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;
import static io.micromap.evaluation.SampleRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.replay.LogEntry;
import io.micromap.runtime.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptReaderTest {

  @Test
  void promptsComeInOrderWithTheirLinesAndIds() {
    List<Prompt> prompts =
        PromptReader.read(
            source(
                "p.jsonl",
                "{\"prompt\":\"a\"}\n\n{\"id\":\"x7\",\"prompt\":\"b\\nc\"}\n{\"id\":9,\"prompt\":\"\"}"));

    assertThat(prompts)
        .containsExactly(
            new Prompt("1", "a", 1, false),
            new Prompt("x7", "b\nc", 3, true),
            new Prompt("9", "", 4, true, true));
  }

  @Test
  void lineEndsOfEverySystemAndAByteOrderMarkAreFine() throws IOException {
    String text = "\uFEFF{\"prompt\":\"a\"}\r\n{\"prompt\":\"b\"}\r\n";

    assertThat(PromptReader.read(source("p.jsonl", text))).isEqualTo(lines(text)).hasSize(2);
    assertThat(PromptReader.read(source("p.jsonl", text)).get(1))
        .isEqualTo(new Prompt("2", "b", 2, false));
  }

  @Test
  void fieldsBesideThePromptAreIgnored() {
    assertThat(PromptReader.read(source("p.jsonl", "{\"lang\":\"en\",\"prompt\":\"a\"}")))
        .extracting(Prompt::text)
        .containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"prompt\":\"a\" | malformed JSON at column",
        "{\"prompt\":\"a\"} {\"prompt\":\"b\"} | malformed JSON",
        "prompt: a | malformed JSON",
        "{\"prompt\":\"a\",\"prompt\":\"b\"} | malformed JSON",
        "{\"text\":\"a\"} | no field \"prompt\"",
        "[\"a\"] | is an array, not an object",
        "\"a\" | is a string, not an object",
        "{\"prompt\":5} | field \"prompt\" is not a text but number",
        "{\"prompt\":null} | field \"prompt\" is not a text but null",
        "{\"prompt\":\"a\",\"id\":1.5} | field \"id\" is neither a text nor a whole number",
      })
  void aFaultyLineIsNamedWithFileLineAndMend(String line, String fault) {
    String text = "{\"prompt\":\"fine\"}\n" + line + "\n";

    assertFails(
        ErrorCode.BAD_JSON,
        () -> PromptReader.read(source("p.jsonl", text)),
        "p.jsonl, line 2: " + fault,
        "Each line has the form {\"prompt\": \"…\"}");
    assertFails(
        ErrorCode.BAD_JSON,
        () -> lines(text),
        "p.jsonl, line 2: " + fault,
        "Each line has the form {\"prompt\": \"…\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,b | id 'a,b' contains a comma",
        "a\\nb | id 'a b' contains a comma, a quote or a line break",
        "~~ | id '' is blank",
      })
  void anIdThatNoArtifactCouldHoldIsABadValueOfARowOfTheRightForm(String id, String fault) {
    String text = "{\"prompt\":\"a\",\"id\":\"" + id + "\"}\n";

    for (ThrowingCallable reading :
        List.<ThrowingCallable>of(
            () -> PromptReader.read(source("p.jsonl", text)),
            () -> lines(text),
            () -> LogEntry.parse(text, "p.jsonl", 1, 1, "oos"),
            () -> Table.read(source("p.jsonl", text), Columns.USUAL))) {
      assertFails(ErrorCode.BAD_VALUE, reading, "p.jsonl, line 1: " + fault);
      assertThatThrownBy(reading).hasMessageNotContaining(" has the form ");
    }
    assertFails(
        ErrorCode.BAD_JSON,
        () -> PromptReader.read(source("p.jsonl", text + "{}\n")),
        "line 1: " + fault,
        "line 2: no field",
        "Each line has the form");
  }

  @Test
  void allFaultyLinesAreNamedAtOnce() {
    assertFails(
        ErrorCode.BAD_JSON,
        () -> PromptReader.read(source("p.jsonl", "{\n{\"prompt\":\"a\"}\n{}\n")),
        "line 1: malformed",
        "line 3: no field");
  }

  @Test
  void aStreamNamesTheLineThatIsNotUtf8() {
    byte[] bytes = "{\"prompt\":\"a\"}\n{\"prompt\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1);

    assertFails(
        ErrorCode.BAD_ENCODING,
        () -> PromptLines.forEach("standard input", new ByteArrayInputStream(bytes), row -> {}),
        "standard input, line 2",
        "Send UTF-8");
  }

  @Test
  void anEmptyStreamIsNamed() {
    assertFails(
        ErrorCode.EMPTY_FILE, () -> lines("\n\n"), "p.jsonl", "holds no prompts", "Give at least");
  }

  @Test
  void aStreamHandsOverEveryPromptBeforeItReadsTheNext() throws IOException {
    List<String> seen = new ArrayList<>();
    byte[] bytes = "{\"prompt\":\"a\"}\n{broken\n".getBytes(StandardCharsets.UTF_8);

    assertFails(
        ErrorCode.BAD_JSON,
        () ->
            PromptLines.forEach(
                "p", new ByteArrayInputStream(bytes), prompt -> seen.add(prompt.text())),
        "line 2");
    assertThat(seen).containsExactly("a");
  }

  private static List<Prompt> lines(String text) throws IOException {
    List<Prompt> prompts = new ArrayList<>();
    PromptLines.forEach(
        "p.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), prompts::add);
    return prompts;
  }
}
