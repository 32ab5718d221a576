package io.micromap.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.replay.HashedPrompt.Occurrence;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines of logs as bytes. */
class LogEntryPropertyTest {

  @Property(tries = 500, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void promptIdChoiceAndLabelSurviveOrTheLineIsNamed(
      @ForAll("texts") String prompt,
      @ForAll("texts") String id,
      @ForAll("texts") String choice,
      @ForAll("texts") String label) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("prompt", prompt).put("id", id).put("choice", choice).put("label", label);

    parse(line)
        .ifPresent(
            entry -> {
              assertThat(entry.prompt()).contains(prompt);
              assertThat(entry.id()).isEqualTo(id);
              assertThat(entry.choice().orElseThrow().label()).isEqualTo(known(choice, "oos"));
              assertThat(entry.label()).isEqualTo(known(label, ""));
            });
  }

  @Property(tries = 300, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void aHashedPromptIsReadBackAsItWasWritten(@ForAll("hashedPrompts") HashedPrompt hashed) {
    assertThat(parse(line(hashed)).orElseThrow().hashed()).contains(hashed);
  }

  @Property(tries = 1000, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void aDamagedLineIsReadOrNamed(@ForAll("damagedLines") String line) {
    parse(line);
  }

  /** What is read of a label: nothing where it is blank or the word that stands for nothing. */
  private static Optional<String> known(String label, String nothing) {
    return Optional.of(label).filter(text -> !text.isBlank() && !text.equals(nothing));
  }

  private static ObjectNode line(HashedPrompt hashed) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("id", "7");
    hashed.writeTo(line);
    return line;
  }

  private static Optional<LogEntry> parse(ObjectNode line) {
    byte[] bytes = Json.line(line).getBytes(StandardCharsets.UTF_8);
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The entry, or nothing where the line is refused with its place. */
  private static Optional<LogEntry> parse(String line) {
    try {
      return Optional.of(LogEntry.parse(line, "log.jsonl", 5, 4, "oos"));
    } catch (MicromapException e) {
      assertThat(e).hasMessageStartingWith("log.jsonl, line 5: ");
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyText.texts();
  }

  @Provide
  Arbitrary<String> damagedLines() {
    Arbitrary<String> prompts =
        AnyText.texts()
            .map(text -> Json.line(Json.mapper().createObjectNode().put("prompt", text)));
    Arbitrary<String> hashed = hashedPrompts().map(prompt -> Json.line(line(prompt)));
    return AnyText.damaged(Arbitraries.oneOf(prompts, hashed));
  }

  @Provide
  Arbitrary<HashedPrompt> hashedPrompts() {
    Arbitrary<Optional<Reason>> defects =
        Arbitraries.of(Reason.EMPTY, Reason.TOO_LONG).optional(0.2);
    return Combinators.combine(AnyText.texts(), AnyText.texts(), defects, features())
        .as(
            (hash, salt, defect, features) ->
                new HashedPrompt(hash, salt, salt, defect, salt.length() > 2, features));
  }

  private static Arbitrary<SortedMap<String, List<Occurrence>>> features() {
    Arbitrary<Double> one = Arbitraries.just(1.0);
    Arbitrary<Double> some = Arbitraries.doubles().between(1e-6, 1e6).ofScale(6);
    Arbitrary<List<Occurrence>> plain = occurrences(Arbitraries.oneOf(one, one, some));
    Arbitrary<List<Occurrence>> signed =
        occurrences(Arbitraries.oneOf(some, some.map(amount -> -amount)));
    return Combinators.combine(Arbitraries.maps(AnyText.encodable(), plain).ofMaxSize(3), signed)
        .as(
            (views, vectors) -> {
              SortedMap<String, List<Occurrence>> features = new TreeMap<>(views);
              features.put(FeaturizerPipeline.SIGNED_VIEW, vectors);
              return features;
            });
  }

  private static Arbitrary<List<Occurrence>> occurrences(Arbitrary<Double> amounts) {
    return Combinators.combine(Arbitraries.longs(), amounts)
        .as(Occurrence::new)
        .list()
        .ofMaxSize(4);
  }
}
