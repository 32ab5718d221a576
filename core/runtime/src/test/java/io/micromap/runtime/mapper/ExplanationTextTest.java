package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class ExplanationTextTest {

  private static final String UNKNOWN =
      IntStream.range('a', 'z')
          .mapToObj(letter -> " zyx" + Character.toString(letter))
          .collect(Collectors.joining());

  private static final Mapper LAMP = SampleBundle.mapper(SampleBundle.lamp());

  @Example
  void itShowsTheAnswerTheWordsAndTheFeatures() {
    Explanation explanation = LAMP.explain("make it LIGHT");

    String text = ExplanationText.write(explanation, 10);

    assertThat(text)
        .startsWith("The answer is on, because of 'LIGHT'.\n\nmapped (confident)\non: ")
        .contains("\nrunner-up ", "\nfamiliarity ", "  LIGHT\n", "  (bias)\n")
        .contains("kind   feature\n", " light\n");
  }

  @Example
  void itShowsAsManyFeaturesAsAreAskedFor() {
    Explanation explanation = LAMP.explain("bright light in the dark");

    int most = Math.max(explanation.features().size(), explanation.words().size());
    String all = ExplanationText.write(explanation, most);

    assertThat(ExplanationText.write(explanation, 100)).isEqualTo(all);
    int words = explanation.words().size();
    int features = explanation.features().size();
    assertThat(ExplanationText.write(explanation, 1).lines())
        .hasSize((int) all.lines().count() - features + 2 - words + 2)
        .contains("  … and " + (words - 1) + " more", "  … and " + (features - 1) + " more");
    assertThat(ExplanationText.write(explanation, 0))
        .endsWith("kind   feature\n  … and " + features + " more\n");
  }

  @Example
  void featuresThatAddNothingAreCountedAndNotShown() {
    Explanation explanation = LAMP.explain("make it LIGHT");
    List<Contribution> features = new ArrayList<>(explanation.features());
    features.add(0, new Contribution("words", "nothing", 0.1, 0.00004, -0.00004, List.of()));
    Explanation more =
        new Explanation(
            explanation.decision(),
            explanation.candidate(),
            explanation.runnerUp(),
            explanation.familiarity(),
            features,
            explanation.words(),
            explanation.unplaced());

    assertThat(ExplanationText.write(more, 10))
        .isEqualTo(ExplanationText.write(explanation, 10) + "  … and 1 more\n");
  }

  @Example
  void theFirstSentenceNamesTheWordsThatDecideAndJoinsNeighbours() {
    assertThat(first("bright light now")).isEqualTo("The answer is on, because of 'bright light'.");
    assertThat(first("light it bright"))
        .isEqualTo("The answer is on, because of 'light' and 'bright'.");
  }

  @Example
  void anAbstentionSaysWhyAndWhatIsNearest() {
    Mapper shy =
        SampleBundle.mapper(
            SampleBundle.of(
                false, Thresholds.of(0.5, Map.of("on", 1.0)), "on", "light", "off", "dark"));
    String text = ExplanationText.write(shy.explain("light it"), 10);
    assertThat(text)
        .startsWith(
            "No answer: no class reaches its threshold. Nearest is on, because of 'light'.\n");
  }

  @Example
  void ofAPromptOfUnknownWordsThatIsSaidBeforeHowNearClassesAre() {
    Mapper shy =
        SampleBundle.mapper(
            SampleBundle.of(
                false, Thresholds.of(0.5, Map.of("on", 1.0)), "on", "light", "off", "dark"));

    assertThat(ExplanationText.write(shy.explain("light" + UNKNOWN), 10))
        .startsWith(
            "No answer: the training rows know little of the prompt, and no class reaches its"
                + " threshold. Nearest is on, because of 'light'.\n");
  }

  private static String first(String prompt) {
    return ExplanationText.write(LAMP.explain(prompt), 10).lines().findFirst().orElseThrow();
  }

  @Example
  void nothingInAPromptSteersTheTerminal() {
    Explanation explanation = LAMP.explain("bright \u001b[31mlight\u202e in the\u009bdark\u0007");

    assertThat(ExplanationText.write(explanation, 1000))
        .contains("\\u001b")
        .doesNotContain("\u001b", "\u202e", "\u009b", "\u0007");
  }

  @Example
  void withoutEvidenceItSaysWhyThereIsNone() {
    assertThat(ExplanationText.write(LAMP.explain(""), 10))
        .isEqualTo("No answer: the prompt is empty.\n\nabstained (empty)\n");
    assertThat(ExplanationText.write(LAMP.explain("zyx"), 10))
        .isEqualTo(
            """
            No answer: the training rows know no part of the prompt.

            abstained (no_known_features)
            """);
  }
}
