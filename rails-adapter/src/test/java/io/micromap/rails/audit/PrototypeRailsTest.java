package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.text.Errands;
import io.micromap.rails.text.Prototypes;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrototypeRailsTest {

  private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static TextModel words;
  private static TextModel both;

  /** Notes what an encoder is asked. */
  private record Noting(Encoder encoder) implements Encoder {

    @Override
    public EncoderIdentity identity() {
      return encoder.identity();
    }

    @Override
    public boolean readsWhole(String text) {
      return encoder.readsWhole(text);
    }

    @Override
    public float[][] embed(List<String> texts) {
      ASKED.addAll(texts);
      return encoder.embed(texts);
    }
  }

  @BeforeAll
  static void fit() {
    words = Errands.model();
    both = fit(Errands.rows());
  }

  private static TextModel fit(List<TextRow> rows) {
    return fit(rows, new Noting(Encoders.load().open("")));
  }

  private static TextModel fit(List<TextRow> rows, Encoder encoder) {
    return new TextModelFit("errands", Errands.LABELS, "en", Errands.FIT, step -> {})
        .with(Optional.of(encoder))
        .fit(rows);
  }

  /** To which all texts are the same. */
  private record Blind(EncoderIdentity identity) implements Encoder {

    @Override
    public float[][] embed(List<String> texts) {
      float[] one = new float[identity.dimension()];
      one[0] = 1;
      return texts.stream().map(text -> one).toArray(float[][]::new);
    }
  }

  @Test
  void anEncoderThatTellsNothingCountsForNothing() {
    TextModel blind =
        fit(Errands.rows(), new Blind(new EncoderIdentity("blind", "2".repeat(64), 8)));

    assertThat(blind.prototypes().orElseThrow().weights()).isEqualTo(new Prototypes.Weights(0, 0));
    assertThat(blind.acceptance().scope()).isEqualTo(blind.limits().scope());
  }

  @Test
  void aStepSaysWhatPrototypesAddToItsWords() {
    Verdict.Found plain = steps(words, "water the roses").get(0);
    Verdict.Found step = steps(both, "water the roses").get(0);
    Verdict.Nearness added = step.prototypes().orElseThrow();

    assertThat(plain.prototypes()).isEmpty();
    assertThat(Json.line(plain)).doesNotContain("prototypes");
    assertThat(added.cosine()).isGreaterThan(0.99);
    assertThat(step.score()).isCloseTo(plain.score() + added.score(), within(1e-12));
    assertThat(step.scope()).isCloseTo(plain.scope() + added.scope(), within(1e-12));
  }

  @Test
  void aWordThatNoRowHoldsIsJudgedByItsMeaning() {
    double near = both.read("illuminate the chandelier").weighed(whole(both)).margin(1);
    double far = words.read("illuminate the chandelier").weighed(whole(words)).margin(1);

    assertThat(near).isGreaterThan(far);
  }

  private static io.micromap.rails.text.Plan.Step whole(TextModel of) {
    return of.read("illuminate the chandelier").plan().steps().get(0);
  }

  @Test
  void aMapperThatLiesIsCaught() {
    int lies = 0;
    int believed = 0;
    for (TextRow row : Errands.rows()) {
      for (Label label : Errands.LABELS) {
        if (!row.label().equals(Optional.of(label.name()))) {
          lies++;
          believed += detect(row.prompt(), label.name()).passed() ? 1 : 0;
        }
      }
    }
    assertThat(believed / (double) lies).isLessThan(0.01);
  }

  @Test
  void rightLabelsPass() {
    long right = 0;
    long passed = 0;
    for (TextRow row : Errands.rows()) {
      if (row.label().isPresent()) {
        right++;
        passed += detect(row.prompt(), row.label().get()).passed() ? 1 : 0;
      }
    }
    assertThat(passed / (double) right).isGreaterThan(0.9);
  }

  @Test
  void theVariantsOfAPromptAreEmbeddedOnce() {
    ASKED.clear();

    rails(both, Jittering.LIGHT).audit(Request.of("Water the roses!", Mode.FAMILY), null);

    assertThat(ASKED).containsExactly("water the roses");
  }

  @Test
  void variantsThatDifferInBlanksAreNarrowedOnce() {
    List<String> asked = new ArrayList<>();
    Narrowing narrowing =
        text -> {
          asked.add(text);
          return Narrowing.NONE.of(text);
        };

    new TextRails(both, "hash", Jittering.LIGHT, narrowing, Optional.empty())
        .audit(Request.of("water the roses!", Mode.FAMILY), null);

    assertThat(asked).containsExactly("water the roses");
  }

  @Test
  void aStepThatTheEncoderCannotReadToItsEndIsTooLong() {
    String prompt = "water" + " the roses".repeat(25);
    Verdict verdict =
        rails(both, Jittering.OFF)
            .audit(Request.of(prompt, Mode.DETECTOR), Errands.decision("water"));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reason()).isEqualTo(VerdictReason.TOO_LONG);
    assertThat(steps(words, prompt)).isNotEmpty();
  }

  @Test
  void eachStepIsEmbeddedByItself() {
    ASKED.clear();

    rails(both, Jittering.OFF)
        .audit(Request.of("play a waltz, then water the lawn", Mode.FAMILY), null);

    assertThat(ASKED).containsExactly("play a waltz", "water the lawn");
  }

  @Test
  void aVerdictIsReadBackFromItsText() throws Exception {
    Verdict verdict = detect("water the roses", "water");

    assertThat(Json.mapper().readValue(Json.line(verdict), Verdict.class)).isEqualTo(verdict);
  }

  private static List<Verdict.Found> steps(TextModel model, String prompt) {
    return rails(model, Jittering.OFF)
        .audit(Request.of(prompt, Mode.FAMILY), null)
        .sequence()
        .steps();
  }

  private static Verdict detect(String prompt, String label) {
    return rails(both, Jittering.OFF)
        .audit(Request.of(prompt, Mode.DETECTOR), Errands.decision(label));
  }

  private static Rails rails(TextModel model, Jittering denoise) {
    return new TextRails(model, "hash", denoise, Narrowing.NONE, Optional.empty());
  }
}
