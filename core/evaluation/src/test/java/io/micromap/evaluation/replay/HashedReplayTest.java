package io.micromap.evaluation.replay;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedReplayTest {

  private static final Salt SALT = salt("a secret of some length");
  private static final Mapper LIVE = SampleMapper.of(SampleRows.read());
  private static final Mapper CANDIDATE =
      SampleMapper.of(
          SampleRows.read(
              """
              prompt,label
              supply coins,deposit
              lend coins,deposit
              take out coins,withdraw
              pull back coins,withdraw
              hello there,oos
              who are you,oos
              """));
  private static final List<String> PROMPTS =
      List.of(
          "deposit my ETH",
          "please swap swap swap it, zyxwv!",
          "wholly unknowable gibberish",
          "de\u00ADposit my\u200B ЕТН",
          "\u00AD \u200B",
          "Ünïcode \uD83D\uDE80 and an unpaired \uD800 half",
          "qqq",
          "   ",
          "x".repeat(40_000));

  @Test
  void hashesGiveTheDecisionsOfTheTextsToEveryVocabulary() {
    for (String prompt : PROMPTS) {
      String line = entry(prompt).hashed(LIVE, SALT);
      assertThat(line).doesNotContain("swap", "deposit", "gibberish");
      for (Mapper mapper : List.of(LIVE, CANDIDATE)) {
        assertThat(replayed(line, mapper)).as(prompt).isEqualTo(decide(mapper, prompt));
      }
    }
  }

  @Test
  void disguisesOfAPromptHaveItsHash() {
    String hash = HashedPrompt.of("swap it", LIVE, SALT).hash();
    for (String disguise : List.of("SWAP  it!", "sw\u00ADap it", "sw\u0430p it")) {
      assertThat(HashedPrompt.of(disguise, LIVE, SALT).hash()).isEqualTo(hash);
    }
    assertThat(HashedPrompt.of("swap that", LIVE, SALT).hash()).isNotEqualTo(hash);
  }

  @Test
  void partsOfWordsThatTheHashingMapperKnowsAreHashedJoined() {
    for (String prompt : List.of("de posit my ETH", "with-\ndraw my ETH")) {
      String line = entry(prompt).hashed(LIVE, SALT);
      assertThat(replayed(line, LIVE)).as(prompt).isEqualTo(decide(LIVE, prompt));
    }
  }

  @Test
  void ownFeaturesWithAmountsAreHashedToo() {
    Mapper mapper = counting();

    String line = entry("aa b aaaa").hashed(mapper, SALT);

    assertThat(line).contains("\"amounts\":[");
    assertThat(replayed(line, mapper)).isEqualTo(decide(mapper, "aa b aaaa"));
  }

  @Test
  void choiceAndLabelAreKeptAndOtherFieldsAreNot() {
    LogEntry entry =
        LogEntry.parse(
            "{\"id\":7,\"prompt\":\"swap it\",\"choice\":null,\"label\":\"swap\",\"user\":\"me\"}",
            "log.jsonl",
            1,
            1,
            "oos");

    LogEntry again = LogEntry.parse(entry.hashed(LIVE, SALT), "hashed.jsonl", 1, 1, "oos");

    assertThat(again.id()).isEqualTo("7");
    assertThat(again.choice()).contains(new LogEntry.Choice(Optional.empty()));
    assertThat(again.label()).contains("swap");
    assertThat(again.prompt()).isEmpty();
    assertThat(entry.hashed(LIVE, SALT)).doesNotContain("user");
  }

  @Test
  void anotherSaltGivesOtherHashesAndIsRefused() {
    String line = entry("swap it").hashed(LIVE, SALT);
    Salt other = salt("another secret, as long");

    assertThat(entry("swap it").hashed(LIVE, other)).isNotEqualTo(line);
    assertFails(
        ErrorCode.MISALIGNED,
        () -> replay(LIVE, Optional.of(other)).add(parse(line)),
        "log.jsonl, line 1",
        "another salt");
    assertFails(
        ErrorCode.MISALIGNED,
        () -> replay(LIVE, Optional.empty()).add(parse(line)),
        "log.jsonl, line 1",
        "saltFile");
  }

  @Test
  void featuresOfOtherFeaturizersAreRefused() {
    Mapper other = counting();
    String line = entry("swap it").hashed(LIVE, SALT);

    assertFails(
        ErrorCode.MISALIGNED,
        () -> replay(other, Optional.of(SALT)).add(parse(line)),
        "log.jsonl, line 1",
        "its featurizers or their version differ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\": 5}",
        "{\"text\": \"swap\"}",
        "{\"prompt\": \"swap\"",
        "[1]",
        "{\"prompt\": \"swap\", \"choice\": 3}",
        "{\"prompt\": \"swap\", \"hash\": \"00\"}",
        "{\"hash\": \"00\"}",
        "{\"hash\":\"0\",\"salt\":\"0\",\"featurizers\":\"0\",\"features\":{\"words\":{\"hashes\":\"!\"}}}",
        "{\"hash\":\"0\",\"salt\":\"0\",\"featurizers\":\"0\",\"features\":{\"words\":{\"hashes\":\"AAAA\"}}}",
        "{\"hash\":\"0\",\"salt\":\"0\",\"featurizers\":\"0\",\"features\":{\"words\":"
            + "{\"hashes\":\"AAAAAAAAAAA=\",\"amounts\":[-1]}}}",
        "{\"hash\":\"0\",\"salt\":\"0\",\"featurizers\":\"0\",\"defect\":\"odd\",\"features\":{}}"
      })
  void aFaultyLineIsNamed(String line) {
    assertFails(
        ErrorCode.BAD_JSON,
        () -> LogEntry.parse(line, "log.jsonl", 12, 1, "oos"),
        "log.jsonl, line 12: ",
        "Each line has the form");
  }

  @Test
  void aSaltIsASecretOfSomeLength(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("salt"), "short");

    assertFails(ErrorCode.BAD_VALUE, () -> Salt.read(file), "5 bytes", "openssl rand");
    assertFails(ErrorCode.MISSING_FILE, () -> Salt.read(folder.resolve("none")), "openssl rand");
  }

  /** A domain whose own featurizer counts the letter a by fractions. */
  private static final class Counting implements DomainModule {
    @Override
    public String id() {
      return "counting";
    }

    @Override
    public List<Label> labels() {
      return List.of(Label.of("x"), Label.of("y"));
    }

    @Override
    public List<FeaturizerDefinition> featurizers() {
      return List.of(
          FeaturizerDefinition.lexical(Map.of("words", "1")),
          FeaturizerDefinition.own(
              "letters",
              (text, sink) -> {
                for (int i = 0; i < text.length(); i++) {
                  sink.add("letter " + text.charAt(i), 0.25);
                }
              }));
    }
  }

  private static Mapper counting() {
    return SampleMapper.of(
        Domain.of(new Counting(), "test"),
        SampleRows.read("prompt,label\na aa,x\nb aaa,x\nc,y\nd dd,y\n"));
  }

  private static LogEntry entry(String prompt) {
    return new LogEntry(
        "log.jsonl, line 1",
        "1",
        Optional.of(prompt),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static LogEntry parse(String line) {
    return LogEntry.parse(line, "log.jsonl", 1, 1, "oos");
  }

  private static Replay replay(Mapper mapper, Optional<Salt> salt) {
    return new Replay(Optional.empty(), new MapperVersion("c.mapper", mapper), salt, "oos");
  }

  private static Decision replayed(String line, Mapper mapper) {
    return shown(replay(mapper, Optional.of(SALT)).add(parse(line)).candidate());
  }

  private static Decision decide(Mapper mapper, String prompt) {
    return shown(mapper.decide(mapper.predict(prompt), mapper.bundle().thresholds()));
  }

  /** Features in another order add up to the same but for rounding. */
  private static Decision shown(Decision decision) {
    return decision.shown(decision.ranking());
  }

  private static Salt salt(String secret) {
    return Salt.of(secret.getBytes(StandardCharsets.UTF_8));
  }
}
