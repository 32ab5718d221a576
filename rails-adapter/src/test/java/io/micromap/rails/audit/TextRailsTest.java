package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.text.Errands;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextRow;
import io.micromap.rails.text.TypoOptions;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import io.micromap.spi.Verifier;
import io.micromap.spi.Verifier.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextRailsTest {
  private static final String TWO = "play a waltz, then water the lawn";
  private static TextModel model;

  @BeforeAll
  static void fit() {
    model = Errands.model();
  }

  @Test
  void aRightLabelIsConfirmed() {
    Verdict verdict = detect("water the roses", "water");

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.reason()).isEqualTo(VerdictReason.CONFIRMED);
    assertThat(verdict.plan()).containsExactly("water");
    assertThat(verdict.mapper().label()).contains("water");
  }

  @Test
  void whatWasAskedBeforeChangesNothing() {
    Rails rails = rails(Jittering.LIGHT);
    Request request = Request.of(TWO, Mode.FAMILY);
    String first = Json.line(rails.audit(request, null));

    for (int i = 0; i < 600; i++) {
      String words =
          IntStream.range(10 * i, 10 * i + 10).mapToObj(n -> "w" + n).toList().toString();
      rails.audit(Request.of(words, Mode.FAMILY), null);
    }

    assertThat(Json.line(rails.audit(request, null))).isEqualTo(first);
    assertThat(Json.line(rails(Jittering.LIGHT).audit(request, null))).isEqualTo(first);
  }

  @Test
  void aMapperThatLiesIsCaught() {
    List<String> labels = Errands.LABELS.stream().map(Label::name).toList();
    int lies = 0;
    int believed = 0;
    int truths = 0;
    long inScope = Errands.rows().stream().filter(row -> row.label().isPresent()).count();
    for (TextRow row : Errands.rows()) {
      for (String label : labels) {
        if (row.label().equals(Optional.of(label))) {
          truths += detect(row.prompt(), label).passed() ? 1 : 0;
        } else {
          lies++;
          believed += detect(row.prompt(), label).passed() ? 1 : 0;
        }
      }
    }
    assertThat(believed / (double) lies).isLessThan(0.01);
    assertThat(truths / (double) inScope).isGreaterThan(0.9);
  }

  @Test
  void theEvidenceDoesNotMoveWithTheMappersLabel() {
    Verdict truth = detect("dim the lamp", "lights");
    Verdict lie = detect("dim the lamp", "music");

    assertThat(lie.reason()).isEqualTo(VerdictReason.CONTRADICTED);
    assertThat(lie.plan()).isEmpty();
    assertThat(lie.traceSha256()).isEqualTo(truth.traceSha256());
    assertThat(lie.statistics()).isEqualTo(truth.statistics());
    assertThat(lie.order()).containsExactly("lights");
  }

  @Test
  void narrowingLeavesTheChoiceToTheEvidence() {
    Verdict wide =
        family(
            "dim the lamp",
            words -> new Probabilities(Map.of("lights", 0.4, "music", 0.4, "water", 0.4), 1));

    assertThat(wide.passed()).isTrue();
    assertThat(wide.plan()).containsExactly("lights");
  }

  @Test
  void narrowingToLabelsThatTheEvidenceSpeaksAgainstIsCaught() {
    Verdict lied = family("dim the lamp", words -> new Probabilities(Map.of("music", 1.0), 1));

    assertThat(lied.reason()).isEqualTo(VerdictReason.CONTRADICTED);
    assertThat(lied.plan()).isEmpty();
    assertThat(lied.order()).containsExactly("lights");
  }

  @Test
  void everyStepIsNarrowedByItsOwnWords() {
    List<String> asked = new ArrayList<>();

    family(
        TWO,
        words -> {
          asked.add(words);
          return new Probabilities(Map.of(), 1);
        });

    assertThat(asked).containsExactly("play a waltz", "water the lawn");
  }

  @Test
  void clausesThatAreSurelyOrdersAreStepsWhereThePlanIsSlowToSplit() {
    TextModel slow = modelOfPromptsWithTwoThings();
    String prompt = "soak the herbs, play a waltz, my favourite";

    assertThat(family(slow, prompt, Narrowing.NONE).order()).hasSize(1);
    assertThat(family(slow, prompt, TextRailsTest::sureOfVerbs).order())
        .containsExactly("water", "music");
    assertThat(family(slow, "soak the herbs, a waltz", TextRailsTest::sureOfVerbs).order())
        .hasSize(1);
  }

  @Test
  void whatOnlySaysWithWhatIsNoStepOfItsOwnBetweenConnectives() {
    TextModel slow = modelOfPromptsWithTwoThings();

    assertThat(order(slow, "play some jazz, then with the herbs soaking, play a waltz"))
        .doesNotContain("water");
    assertThat(order(slow, "play some jazz, then soak the herbs, play a waltz"))
        .containsExactly("music", "water", "music");
  }

  @Test
  void whatSaysThatAStepComesLaterIsLeftOutWhereItsActIsNarrowed() {
    TextModel slow = modelOfPromptsWithTwoThings();
    Narrowing ofActs =
        words ->
            words.startsWith("before") || words.startsWith("prior")
                ? new Probabilities(Map.of("music", 0.6, "water", 0.4), 1)
                : sureOfVerbs(words);

    for (String prompt :
        List.of(
            "before you play a waltz, soak the herbs",
            "before playing a waltz, soak the herbs",
            "prior to playing a waltz, soak the herbs")) {
      assertThat(family(slow, prompt, ofActs).order()).as(prompt).containsExactly("water", "music");
    }
    assertThat(family(slow, "before they play a waltz, soak the herbs", ofActs).order()).hasSize(1);
  }

  @Test
  void aClauseMayBeAStepWhereItIsSurerThanTheWholeOrOthersAreCertain() {
    TextModel slow = modelOfPromptsWithTwoThings();
    Narrowing unsure =
        words ->
            words.startsWith("soak") && words.endsWith("waltz")
                ? new Probabilities(Map.of("water", 0.75, "music", 0.2), 1)
                : sure(words, 0.8);

    assertThat(family(slow, "soak the herbs, play a waltz", unsure).order())
        .containsExactly("water", "music");
    assertThat(family(slow, "soak the herbs, play a waltz", words -> sure(words, 0.8)).order())
        .hasSize(1);
    assertThat(
            family(slow, "soak the herbs, play a waltz, dim the lamp", TextRailsTest::mostly)
                .order())
        .containsExactly("water", "music", "lights");
  }

  /** Sure of two verbs, and less of a third. */
  private static Probabilities mostly(String words) {
    boolean dims = words.contains("dim") && !words.contains("play") && !words.contains("soak");
    return dims ? new Probabilities(Map.of("lights", 0.75), 1) : sureOfVerbs(words);
  }

  private static Probabilities sure(String words, double probability) {
    String label = words.contains("soak") ? "water" : "music";
    return new Probabilities(Map.of(label, probability), 1);
  }

  /** Prompts of one class that name a thing of another keep the plan from splitting at commas. */
  static TextModel modelOfPromptsWithTwoThings() {
    List<TextRow> rows = new ArrayList<>(Errands.rows());
    for (String verb : List.of("play", "shuffle", "listen to", "put on")) {
      for (String thing : List.of("the lawn", "the lamp", "the herbs", "all bulbs", "the palm")) {
        rows.add(new TextRow(verb + " some jazz, dim as " + thing, Optional.of("music")));
        rows.add(new TextRow("dim as " + thing + ", " + verb + " a waltz", Optional.of("music")));
      }
    }
    return new TextModelFit("errands", Errands.LABELS, "en", Errands.FIT, step -> {}).fit(rows);
  }

  static List<String> order(TextModel of, String prompt) {
    return family(of, prompt, TextRailsTest::sureOfVerbs).order();
  }

  static Probabilities sureOfVerbs(String words) {
    if (words.contains("play") || words.contains("soak")) {
      return new Probabilities(Map.of(words.contains("play") ? "music" : "water", 0.99), 1);
    }
    return new Probabilities(Map.of("music", 0.5, "water", 0.5), 1);
  }

  static Verdict family(TextModel of, String prompt, Narrowing narrowing) {
    return new TextRails(of, "hash", Jittering.OFF, narrowing, Optional.empty())
        .audit(Request.of(prompt, Mode.FAMILY), null);
  }

  @Test
  void stepsThatAreHardlyOfAnyClassDoNotPass() {
    double least = NarrowingOptions.DEFAULTS.leastInScope();
    Probabilities hardly = new Probabilities(Map.of("lights", least - 0.01), least - 0.01);

    Verdict verdict = family("dim the lamp", words -> hardly);

    assertThat(verdict.reason()).isEqualTo(VerdictReason.OUT_OF_SCOPE);
    assertThat(verdict.plan()).isEmpty();
    assertThat(verdict.order()).containsExactly("lights");
  }

  private static Verdict family(String prompt, Narrowing narrowing) {
    return family(model, prompt, narrowing);
  }

  @Test
  void aDetectorDoesNotConfirmOneLabelForTwoSteps() {
    assertThat(detect(TWO, "music").reason()).isEqualTo(VerdictReason.SEVERAL_STEPS);
  }

  @Test
  void aFamilySuppliesThePlanWithItsPlaces() {
    Verdict verdict = rails(Jittering.OFF).audit(Request.of(TWO, Mode.FAMILY), null);

    assertThat(verdict.plan()).containsExactly("music", "water");
    assertThat(verdict.sequence().keep()).containsExactly("water", "music");
    assertThat(verdict.sequence().steps())
        .extracting(step -> TWO.substring(step.start(), step.end()))
        .containsExactly("play a waltz", "water the lawn");
  }

  @Test
  void everyAbstentionHasItsReason() {
    assertThat(detect("", "water").reason()).isEqualTo(VerdictReason.EMPTY);
    assertThat(detect("dim ".repeat(600), "lights").reason()).isEqualTo(VerdictReason.TOO_LONG);
    assertThat(detect("tell me a joke", "music").passed()).isFalse();
    assertThat(family("play a waltz, then tell me a joke").reason())
        .isEqualTo(VerdictReason.UNKNOWN_STEP);
    assertThat(rails(Jittering.OFF).audit(Request.of(TWO, Mode.DETECTOR), null).reason())
        .isEqualTo(VerdictReason.MAPPER_ABSTAINED);
  }

  @Test
  void thePolicyOfTheDomainBlocksAnyStepOfAPlan() {
    Verifier quiet =
        (label, slots, context) ->
            label.equals("music") && Boolean.TRUE.equals(context.get("asleep"))
                ? Ruling.blocked("asleep", "Somebody sleeps.")
                : Ruling.ok();
    Rails rails = new TextRails(model, "hash", Jittering.OFF, Narrowing.NONE, Optional.of(quiet));

    Verdict blocked =
        rails.audit(new Request(TWO, Mode.FAMILY, Map.of(), Map.of("asleep", true)), null);

    assertThat(blocked.reason()).isEqualTo(VerdictReason.BLOCKED_BY_POLICY);
    assertThat(blocked.policy().reason()).isEqualTo("asleep");
    assertThat(blocked.plan()).isEmpty();
    assertThat(rails.audit(Request.of(TWO, Mode.FAMILY), null).passed()).isTrue();
  }

  @Test
  void aPolicyThatThrowsAllowsNothing() {
    Verifier broken =
        (label, slots, context) -> {
          throw new IllegalStateException("broken");
        };
    Rails rails = new TextRails(model, "hash", Jittering.OFF, Narrowing.NONE, Optional.of(broken));

    Verdict verdict = rails.audit(Request.of(TWO, Mode.FAMILY), null);

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.policy().reason()).isEqualTo("policy_failed");
  }

  @Test
  void harmlessChangesAreAveragedOver() {
    assertThat(PromptVariants.of("Dim the kitchen lights.", Jittering.OFF, TypoOptions.DEFAULTS))
        .hasSize(1);
    assertThat(PromptVariants.of("Dim the kitchen lights.", Jittering.LIGHT, TypoOptions.DEFAULTS))
        .contains("dim the kitchen lights.", "DIM THE KITCHEN LIGHTS.", "Dim the kitchen lights!");
    assertThat(PromptVariants.of("Dim the kitchen lights.", Jittering.FULL, TypoOptions.DEFAULTS))
        .contains("Dim the kitcehn lights.");
    assertThat(PromptVariants.of("", Jittering.FULL, TypoOptions.DEFAULTS)).contains("");

    Verdict verdict = rails(Jittering.FULL).audit(Request.of(TWO, Mode.FAMILY), null);
    assertThat(verdict.plan()).containsExactly("music", "water");
    assertThat(verdict.vote().flipRate()).isBetween(0.0, 0.5);
  }

  private static Verdict detect(String prompt, String label) {
    return rails(Jittering.OFF).audit(Request.of(prompt, Mode.DETECTOR), Errands.decision(label));
  }

  private static Verdict family(String prompt) {
    return rails(Jittering.OFF).audit(Request.of(prompt, Mode.FAMILY), null);
  }

  private static Rails rails(Jittering denoise) {
    return new TextRails(model, "hash", denoise, Narrowing.NONE, Optional.empty());
  }
}
