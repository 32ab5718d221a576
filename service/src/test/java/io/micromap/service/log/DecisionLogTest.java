package io.micromap.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.replay.LogEntry;
import io.micromap.evaluation.replay.Salt;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.service.SampleService;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir private static Path shared;
  private static ServedMapper mapper;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    Path file = SampleService.writeMapper(shared.resolve("m.mapper"));
    mapper = SampleService.mappers(new MapperFiles(file, Optional.empty())).all().get(0);
  }

  @Test
  void oneServiceWritesALog() throws IOException {
    Path file = folder.resolve("one.jsonl");
    try (DecisionLog log = DecisionLog.open(file, PromptForm.NOTHING, CLOCK)) {
      assertThat(log).isNotNull();
      assertThatThrownBy(() -> DecisionLog.open(file, PromptForm.NOTHING, CLOCK))
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining("one.jsonl: another service writes it");
    }
    DecisionLog.open(file, PromptForm.NOTHING, CLOCK).close();
  }

  @Test
  void aLogThatGoesOnBehindItsLinesIsClosedToOtherProcesses() throws Exception {
    Path file = log(PromptForm.NOTHING, "please dim the lamp");
    try (DecisionLog log = DecisionLog.open(file, PromptForm.NOTHING, CLOCK)) {
      assertThat(log).isNotNull();

      assertThat(OpenedElsewhere.open(file)).contains("another service writes it");
    }
    assertThat(OpenedElsewhere.open(file)).isEmpty();
  }

  @Test
  void everyDecisionIsALineThatHoldsWhoDecidedWhat() throws IOException {
    Path file = log(PromptForm.NOTHING, "please dim the lamp", "");

    List<String> lines = Files.readAllLines(file);
    JsonNode first = Json.parse(lines.get(0));
    assertThat(lines).hasSize(2);
    assertThat(first.path("choice").asText()).isEqualTo("lights");
    assertThat(first.path("reason").asText()).isEqualTo("confident");
    assertThat(first.path("model_sha256").asText()).isEqualTo(mapper.mapper().model().sha256());
    assertThat(first.path("thresholds_sha256").asText()).hasSize(64);
    assertThat(first.path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(lines.get(0)).doesNotContain("lamp");
    assertThat(Json.parse(lines.get(1)).path("choice").isNull()).isTrue();
    assertThat(LogAudit.of(file))
        .isEqualTo(
            new LogAudit(2, Json.parse(lines.get(1)).path("digest").asText(), Optional.empty()));
  }

  @Test
  void anyChangedLostAddedOrSwappedLineIsFound() throws IOException {
    List<String> lines =
        Files.readAllLines(
            log(PromptForm.TEXT, "dim the lamp", "water the lawn", "play a waltz", "x"));

    for (int i = 0; i < lines.size(); i++) {
      assertThat(audit(changed(lines, i, "ABSTAINED", "MAPPED")).lines()).isEqualTo(i);
      assertThat(audit(changed(lines, i, "\"confidence\":", "\"confidence\":1")).lines())
          .isEqualTo(i);
      assertThat(audit(changed(lines, i, "{", "{ ")).lines()).isEqualTo(i);
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      List<String> lost = new ArrayList<>(lines);
      lost.remove(i);
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, i, i + 1);
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, lines.get(i));
      assertThat(audit(lost).fault()).isPresent();
      assertThat(audit(swapped).fault()).isPresent();
      assertThat(audit(twice).fault()).isPresent();
    }
    assertThat(audit(lines).fault()).isEmpty();
  }

  @Test
  void otherLineEndsAreAChange() throws IOException {
    List<String> lines = Files.readAllLines(log(PromptForm.NOTHING, "dim the lamp", "x"));
    Path file = folder.resolve("crlf.jsonl");
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");

    assertThat(LogAudit.of(file).fault()).isPresent();
  }

  @Test
  void aLineOfAnotherLogIsFound() throws IOException {
    List<String> lines = Files.readAllLines(log(PromptForm.TEXT, "dim the lamp", "play a waltz"));
    Files.delete(folder.resolve("log.jsonl"));
    List<String> others =
        Files.readAllLines(log(PromptForm.TEXT, "water the lawn", "play a waltz"));

    assertThat(audit(List.of(lines.get(0), others.get(1))).fault().orElse(""))
        .contains("line 2", "does not follow");
  }

  @Test
  void aLogGoesOnBehindItsLastLineAndNotBehindATornOne() throws IOException {
    log(PromptForm.NOTHING, "dim the lamp");
    Path file = log(PromptForm.NOTHING, "play a waltz");

    assertThat(LogAudit.of(file).lines()).isEqualTo(2);
    Files.writeString(file, Files.readString(file).stripTrailing());
    assertThatThrownBy(() -> DecisionLog.open(file, PromptForm.NOTHING, CLOCK))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("no end");
  }

  @Test
  void replayReadsLogsWithTextAndWithHashes() throws IOException {
    Salt salt = Salt.of(new byte[32]);
    List<String> text = Files.readAllLines(log(PromptForm.TEXT, "dim the \ud800 lamp"));
    Files.delete(folder.resolve("log.jsonl"));
    List<String> hashed = Files.readAllLines(log(PromptForm.hashed(salt), "dim the lamp"));

    LogEntry plain = LogEntry.parse(text.get(0), "log", 1, 1, "oos");
    LogEntry salted = LogEntry.parse(hashed.get(0), "log", 1, 1, "oos");
    assertThat(plain.prompt()).contains("dim the \ufffd lamp");
    assertThat(plain.id()).isEqualTo("r");
    assertThat(salted.hashed()).isPresent();
    assertThat(salted.id()).isEqualTo("r");
    assertThat(salted.choice().orElseThrow().label()).contains("lights");
    assertThat(hashed.get(0)).doesNotContain("lamp");
  }

  @Test
  void jsonIsCanonicalAsTheStandardHasIt() throws JsonProcessingException {
    String example =
        "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"
            + "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
            + "\"literals\":[null,true,false]}";

    assertThat(CanonicalJson.of(Json.parse(example)))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(CanonicalJson.number(-0.0)).isEqualTo("0");
    assertThat(CanonicalJson.number(Double.MIN_VALUE)).isEqualTo("5e-324");
    assertThat(CanonicalJson.number(1.7976931348623157e308)).isEqualTo("1.7976931348623157e+308");
    assertThat(CanonicalJson.number(-1e21)).isEqualTo("-1e+21");
    assertThat(CanonicalJson.number(0x1.0p68)).isEqualTo("295147905179352830000");
    assertThat(CanonicalJson.number(0.000001)).isEqualTo("0.000001");
    assertThat(CanonicalJson.number(1e-7)).isEqualTo("1e-7");
    assertThat(CanonicalJson.number(9007199254740992d)).isEqualTo("9007199254740992");
  }

  private Path log(PromptForm form, String... prompts) {
    Path file = folder.resolve("log.jsonl");
    try (DecisionLog log = DecisionLog.open(file, form, CLOCK)) {
      for (String prompt : prompts) {
        new Inquiry(mapper, 0, "r", log).read(prompt);
      }
    }
    return file;
  }

  private static List<String> changed(List<String> lines, int i, String from, String to) {
    List<String> changed = new ArrayList<>(lines);
    String line = lines.get(i);
    String other = line.replaceFirst(Pattern.quote(from), to);
    changed.set(i, other.equals(line) ? line.replace("MAPPED", "ABSTAINED") : other);
    return changed;
  }

  private LogAudit audit(List<String> lines) throws IOException {
    Path file = folder.resolve("audited.jsonl");
    Files.write(file, lines);
    return LogAudit.of(file);
  }
}
