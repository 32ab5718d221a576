package io.micromap.rails.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.rails.reference.ReferenceParser;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextModelTest {
  private static final ChannelOptions CHANNELS = ChannelOptions.DEFAULTS;
  private static TextModel model;

  @BeforeAll
  static void fit() {
    model = Errands.model();
  }

  @Test
  void onePromptOfOneClassIsOneStep() {
    assertThat(order("could you soak the tulips please")).containsExactly("water");
    assertThat(order("dim all lights, please")).containsExactly("lights");
  }

  @Test
  void stepsJoinedByTemporalConnectivesAreFoundInOrder() {
    assertThat(order("play a waltz, then water the lawn, and after that dim the spots"))
        .containsExactly("music", "water", "lights");
    assertThat(order("dim the lamp. Afterwards play some jazz; finally switch off the lamp"))
        .containsExactly("lights", "music", "lights");
  }

  @Test
  void whatLooksTheSameIsReadTheSame() {
    String prompt = "play a waltz, then water the lawn";
    for (String disguise :
        List.of(
            "pl\u200Bay a waltz, then wa\u00ADter the lawn",
            "pl\u0430y a waltz, then w\u0430t\u0435r the lawn",
            "ｐｌａｙ a waltz\uFF0C then \uD835\uDC30ater the lawn",
            "play a waltz, then wa-\nter the lawn",
            "play a wal tz, then wa-ter the lawn")) {
      assertThat(order(disguise)).isEqualTo(order(prompt));
      assertThat(model.read(disguise).words()).hasSameSizeAs(model.read(prompt).words());
    }
  }

  @Test
  void whatIsRememberedOfVariantsChangesNoPlan() {
    PromptEvidence.Memory memory = new PromptEvidence.Memory();
    for (String variant :
        List.of(
            "play a waltz, then water the lawn",
            "  play  a  waltz,  then  water  the  lawn ",
            "play a waltz then water the lawn!",
            "play a waltz, and water the lawn?")) {
      PromptEvidence remembered = model.read(variant, memory);
      PromptEvidence fresh = model.read(variant);

      assertThat(remembered.plan()).usingRecursiveComparison().isEqualTo(fresh.plan());
      for (Plan.Step step : fresh.plan().known()) {
        assertThat(remembered.mood(step)).isEqualTo(fresh.mood(step));
        assertThat(remembered.clauses(step))
            .usingRecursiveFieldByFieldElementComparator()
            .isEqualTo(fresh.clauses(step));
      }
    }
  }

  @Test
  void cuesOfAnAuthorAreLearntThoughNoRowHoldsThem() {
    assertThat(order("moisten the ferns")).containsExactly("water");
  }

  @Test
  void anOutOfScopeStepIsMarked() {
    String prompt = "play a waltz, then tell me a joke";
    Plan plan = model.read(prompt).plan();

    assertThat(plan.hasUnknownStep()).isTrue();
    assertThat(plan.known()).hasSize(1);
  }

  @Test
  void limitsKeepToTheirRateOnHeldOutRows() {
    assertThat(figures().get("out_of_scope_accepted")).isLessThanOrEqualTo(0.05);
    assertThat(figures().get("several_steps_found")).isLessThanOrEqualTo(0.0075);
    assertThat(figures().get("accuracy")).isGreaterThan(0.95);
  }

  @Test
  void channelsRiseWhereTheirWordsStand() {
    String prompt = "play a waltz, then water the lawn";
    PromptEvidence read = model.read(prompt);
    List<Word> words = read.words();
    Traces traces = TextTraces.of(model, read, words.size(), read.plan());

    double[] music = traces.channel(traces.names().indexOf("music"));
    double[] water = traces.channel(traces.names().indexOf("water"));
    assertThat(wordAt(peak(music), words.size())).isLessThanOrEqualTo(2);
    assertThat(wordAt(peak(water), words.size())).isBetween(4, 6);
    assertThat(Arrays.stream(water).min()).hasValue(0);
    assertThat(
            new ReferenceParser(
                    CHANNELS.sigma(traces.length()), CHANNELS.prototypeWidth(traces.length()))
                .report(traces)
                .channels())
        .hasSize(3);
  }

  @Test
  void rowsWithoutOutOfScopePromptsAreEnough() {
    List<TextRow> inside = Errands.rows().stream().filter(row -> row.label().isPresent()).toList();

    TextModel narrow =
        new TextModelFit("errands", Errands.LABELS, "en", Errands.FIT, step -> {}).fit(inside);

    String prompt = "water the roses";
    assertThat(narrow.read(prompt).plan().order()).containsExactly(0);
  }

  @Test
  void aClassWithOnePromptIsRefused() {
    List<TextRow> rows =
        List.of(
            new TextRow("water it", Optional.of("water")),
            new TextRow("sprinkle it", Optional.of("water")),
            new TextRow("dim it", Optional.of("lights")),
            new TextRow("Dim it!", Optional.of("lights")));

    assertThatThrownBy(
            () -> new TextModelFit("e", Errands.LABELS, "en", Errands.FIT, step -> {}).fit(rows))
        .hasMessageContaining("'lights' has 1");
  }

  private static List<String> order(String prompt) {
    return model.read(prompt).plan().order().stream().map(model.labels()::get).toList();
  }

  private static Map<String, Double> figures() {
    return model.provenance().heldOut();
  }

  private static int peak(double[] values) {
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      peak = values[i] > values[peak] ? i : peak;
    }
    return peak;
  }

  private static int wordAt(int sample, int words) {
    return Math.max(0, Math.min(words - 1, sample / CHANNELS.samples() - 1));
  }
}
