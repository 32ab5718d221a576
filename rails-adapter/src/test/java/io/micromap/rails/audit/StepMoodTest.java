package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.text.Errands;
import io.micromap.rails.text.PolarityOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.featurizer.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In which moods the words of a step stand, and what becomes of it. */
class StepMoodTest {
  private static TextModel model;

  @BeforeAll
  static void fit() {
    model = Errands.model();
  }

  @Test
  void aStepThatItsOwnWordsForbidIsNotDone() {
    for (String refusal :
        List.of(
            "don't water the roses",
            "please do not water my tulips",
            "never water the lawn",
            "i don't want to water all plants",
            "stop, don't water the palm",
            "don't the roses need water, please water them",
            "please don't stop watering the roses",
            "cancel the music, no more playing the radio")) {
      Verdict verdict = family(refusal);
      assertThat(verdict.reason()).as(refusal).isEqualTo(VerdictReason.NEGATED);
      assertThat(verdict.plan()).isEmpty();
      assertThat(detect(refusal, "water").passed()).isFalse();
    }
  }

  @Test
  void aRefusalOfNoClassIsOneAllTheSame() {
    for (String act : List.of("send the roses to the office", "buy a ticket for the waltz")) {
      assertThat(family(act).reason()).as(act).isEqualTo(VerdictReason.NO_EVIDENCE);
      assertThat(family("don't " + act).reason()).as(act).isEqualTo(VerdictReason.NEGATED);
    }
    assertThat(family("don't send an email to the office").reason())
        .isEqualTo(VerdictReason.NO_EVIDENCE);
  }

  @Test
  void whatIsAskedToldOrImaginedIsNotOrdered() {
    for (String prompt :
        List.of(
            "is it safe to water the roses at noon?",
            "my neighbour watered the roses yesterday",
            "suppose somebody had watered the roses",
            "you dimmed the lamp already")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.NOT_AN_ORDER);
      assertThat(detect(prompt, "water").passed()).isFalse();
    }
    assertThat(family("could you water the roses?").plan()).containsExactly("water");
    assertThat(family("isn't it time we watered the roses? Water the roses.").plan())
        .containsExactly("water");
    assertThat(family("the neighbour watered the roses, so water the roses too").plan())
        .containsExactly("water");
    assertThat(family("did i water the roses? the roses look dry").passed()).isFalse();
    assertThat(family("i watered the roses, now play a waltz").plan()).containsExactly("music");
  }

  @Test
  void anActIsOrderedOfSomethingElseThanItIsRefusedOf() {
    for (String prompt :
        List.of(
            "don't water the roses, water the tulips",
            "do not water the lawn. Water the palm.",
            "please don't water the roses, just water the tulips instead")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("water");
    }
    for (String prompt :
        List.of(
            "don't water the roses, I'll water the tulips",
            "don't water the roses, the roses are wet",
            "don't water the roses, the roses stand in the rain",
            "don't water the roses, water bills are high",
            "water the roses? don't water the roses",
            "don't water the roses, don't water the tulips")) {
      assertThat(family(prompt).passed()).as(prompt).isFalse();
    }
  }

  @Test
  void whatAPromptIsNotAboutIsNoStep() {
    assertThat(family("not the radio, dim the lamp").plan()).containsExactly("lights");
    assertThat(family("no, not my tulips! play a waltz").plan()).containsExactly("music");
  }

  @Test
  void whatWaitsForAConditionIsNotOrdered() {
    for (String prompt :
        List.of(
            "if the soil is dry, water the roses",
            "water the roses unless it rains",
            "play some jazz when the noise drops below 40",
            "maybe water the lawn",
            "do a dry run of watering the lawn")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.NOT_AN_ORDER);
    }
    assertThat(family("if you can, water the roses").plan()).containsExactly("water");
    assertThat(family("water the roses, then dim the lamp if it is late").plan())
        .containsExactly("water");
  }

  @Test
  void ofActsBetweenWhichAPromptLeavesTheChoiceNoneIsDone() {
    for (String prompt :
        List.of(
            "water the roses or play a waltz",
            "either dim the lamp or play some jazz",
            "dim the lamp, or maybe water the lawn",
            "play a waltz. or water my tulips",
            "water the roses / dim the lamp",
            "water the roses, failing that dim the lamp",
            "water the roses xor dim the lamp",
            "try watering the roses, if not dim the lamp",
            "water the roses, otherwise dim the lamp",
            "either water the roses, else dim the lamp",
            "water the roses || dim the lamp")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.OPEN_CHOICE);
      assertThat(detect(prompt, "water").passed()).isFalse();
    }
    assertThat(family("water the roses or the tulips").plan()).containsExactly("water");
    assertThat(family("dim the lamp or the kitchen lights").plan()).containsExactly("lights");
    assertThat(family("don't dim the lamp or play a waltz, water the roses").plan())
        .containsExactly("water");
  }

  @Test
  void whatIsQuotedFromOthersIsNotOrdered() {
    for (String prompt :
        List.of(
            "the label says \"water the roses\"",
            "bob texted \u201cplay some jazz\u201d",
            "step 4 reads 'dim the lamp'",
            "\"water the roses\", the docs say")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.NOT_AN_ORDER);
    }
    assertThat(family("\"water the roses\"").plan()).containsExactly("water");
    assertThat(family("play \"some jazz\"").plan()).containsExactly("music");
    assertThat(family("please do this: \"water the roses\"").plan()).containsExactly("water");
  }

  @Test
  void whatIsStruckOutIsNotOrdered() {
    for (String prompt :
        List.of(
            "~~water the roses~~",
            "<s>play some jazz</s>",
            "/* dim the lamp */",
            "w\u0336a\u0336t\u0336e\u0336r\u0336 t\u0336h\u0336e\u0336 r\u0336o\u0336s\u0336e\u0336s\u0336")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.NOT_AN_ORDER);
    }
    assertThat(family("play some jazz. <!-- water the roses -->, ~~dim the lamp~~").plan())
        .containsExactly("music");
    assertThat(family("~~ play some jazz").plan()).containsExactly("music");
    assertThat(family("dim the lamp, er, play some jazz").plan()).doesNotContain("lights");
  }

  @Test
  void aLineThatIsDoneACommentOrQuotedIsNotOrdered() {
    for (String prompt :
        List.of(
            "[x] water the roses",
            "- [X] water the roses",
            "2. \u2705 water the roses",
            "// water the roses",
            "[-] water the roses",
            "\u2612 water the roses",
            "water the roses \u2713",
            "[REJECTED] water the roses",
            "water the roses [done]",
            "(draft, not for execution) water the roses",
            "-- water the roses",
            "<strike>water the roses</strike>",
            "[s]water the roses[/s]",
            "> water the roses\n> dim the lamp")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.NOT_AN_ORDER);
    }
    for (String prompt :
        List.of(
            "[x] water the roses\n[ ] play some jazz",
            "> dim the lamp\nplay some jazz",
            "play some jazz // and this is why",
            "[urgent] play some jazz",
            "- play some jazz",
            "[ ] play some jazz")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("music");
    }
  }

  @Test
  void anActThatOnlySaysWhichThingIsMeantIsNoStep() {
    assertThat(family("water the lamp i dimmed").plan()).containsExactly("water");
    assertThat(family("play the album that you dimmed").plan()).containsExactly("music");
    assertThat(family("water the roses i watered").plan()).containsExactly("water");
    assertThat(family("email bob about the one that you dimmed").plan()).isEmpty();
  }

  @Test
  void aClauseThatOrdersWhatWasRefusedToLeaveIsAnOrder() {
    Narrowing sure = words -> new Narrowing.Probabilities(Map.of("water", 1.0), 1);
    Rails rails = new TextRails(model, "hash", Jittering.OFF, sure, Optional.empty());

    for (String order : List.of("don't keep the roses dry, water them", "stop it, water it now")) {
      assertThat(rails.audit(Request.of(order, Mode.FAMILY), null).plan())
          .as(order)
          .containsExactly("water");
    }
    for (String refusal : List.of("don't water the roses, leave them", "water it? don't")) {
      assertThat(rails.audit(Request.of(refusal, Mode.FAMILY), null).plan()).as(refusal).isEmpty();
    }
  }

  @Test
  void mannersDoNotPutAnOrderOutOfScope() {
    double plain = scope("water the roses");

    for (String prompt :
        List.of(
            "remember to water the roses",
            "would you mind water the roses",
            "water the roses when you get a chance, thanks")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("water");
      assertThat(scope(prompt)).as(prompt).isGreaterThanOrEqualTo(plain);
    }
  }

  @Test
  void aLabelWhoseOwnPromptsAreQuestionsIsNotCheckedForQuestions() {
    List<TextRow> rows = new ArrayList<>(Errands.rows());
    for (String thing : List.of("radio", "songs", "waltz", "jazz", "album", "hits", "tunes")) {
      for (String frame : List.of("what is the %s", "is the %s on", "why are the %s so loud")) {
        rows.add(new TextRow(frame.formatted(thing), Optional.of("music")));
        rows.add(new TextRow(frame.formatted("old " + thing), Optional.of("music")));
      }
    }
    TextModel curious = fitted("en", rows);

    assertThat(curious.options().polarity().orElseThrow().exempt())
        .isEqualTo(Map.of(Mood.QUESTION, List.of("music")));
    assertThat(audit(curious, "is the radio on").reason()).isNotEqualTo(VerdictReason.NOT_AN_ORDER);
    assertThat(audit(curious, "is it safe to water the roses").reason())
        .isEqualTo(VerdictReason.NOT_AN_ORDER);
  }

  @Test
  void aContrastLeavesTheStepThatIsAskedFor() {
    assertThat(family("don't water the roses, then play a waltz").plan()).containsExactly("music");
    assertThat(family("don't wait, water the roses").plan()).containsExactly("water");
    assertThat(family("why don't you water the roses").plan()).containsExactly("water");
    assertThat(detect("do not dim the lamp, play a waltz", "music").plan())
        .containsExactly("music");
  }

  @Test
  void whatIsRefusedFirstDoesNotPutTheOrderBehindItOutOfScope() {
    for (String preface :
        List.of("don't dawdle about, ", "i never asked for spreadsheets: ", "no taxes today, ")) {
      Verdict verdict = family(preface + "water the roses");
      assertThat(verdict.plan()).as(preface).containsExactly("water");
      assertThat(scope(verdict)).as(preface).isGreaterThanOrEqualTo(scope("water the roses"));
    }
    assertThat(scope(family("water the roses, i never asked for spreadsheets")))
        .isLessThan(scope("water the roses"));
    assertThat(family("no taxes today, file a report").plan()).isEmpty();
  }

  private static double scope(String prompt) {
    return scope(family(prompt));
  }

  private static double scope(Verdict verdict) {
    return verdict.sequence().steps().get(0).scope();
  }

  @Test
  void refusalsAreReadInTheLanguageOfTheDomain() {
    TextModel german = fitted("de-AT", Errands.rows());

    assertThat(german.options().polarity()).isEmpty();
    assertThat(model.options().polarity()).isPresent();
    assertThat(audit(german, "don't water the roses").reason()).isNotEqualTo(VerdictReason.NEGATED);
  }

  @Test
  void whatALabelsOwnPromptsRefuseIsNoRefusalOfTheLabel() {
    List<TextRow> rows = new ArrayList<>(Errands.rows());
    for (String thing : List.of("radio", "songs", "waltz", "jazz", "album", "hits", "tunes")) {
      for (String frame : List.of("don't annoy me with %s", "do not send me %s", "no more %s")) {
        rows.add(new TextRow(frame.formatted(thing), Optional.of("music")));
        rows.add(new TextRow(frame.formatted("loud " + thing), Optional.of("music")));
      }
    }
    TextModel quiet = fitted("en", rows);

    PolarityOptions polarity = quiet.options().polarity().orElseThrow();
    assertThat(polarity.exempt()).isEmpty();
    assertThat(polarity.refused().get("music")).contains("annoy", "send").doesNotContain("play");
    assertThat(audit(quiet, "do not send me songs").reason()).isNotEqualTo(VerdictReason.NEGATED);
    assertThat(audit(quiet, "don't play a waltz").reason()).isEqualTo(VerdictReason.NEGATED);
    assertThat(audit(quiet, "don't water the roses").reason()).isEqualTo(VerdictReason.NEGATED);
  }

  private static TextModel fitted(String language, List<TextRow> rows) {
    return new TextModelFit("errands", Errands.LABELS, language, Errands.FIT, step -> {}).fit(rows);
  }

  private static Verdict audit(TextModel of, String prompt) {
    return new TextRails(of, "hash", Jittering.LIGHT, Narrowing.NONE, Optional.empty())
        .audit(Request.of(prompt, Mode.FAMILY), null);
  }

  private static Verdict detect(String prompt, String label) {
    return rails(model).audit(Request.of(prompt, Mode.DETECTOR), Errands.decision(label));
  }

  private static Verdict family(String prompt) {
    return rails(model).audit(Request.of(prompt, Mode.FAMILY), null);
  }

  private static Rails rails(TextModel of) {
    return new TextRails(of, "hash", Jittering.OFF, Narrowing.NONE, Optional.empty());
  }
}
