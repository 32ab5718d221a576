package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.bundle.SampleBundle;
import net.jqwik.api.Example;

class ExplanationTextTest {

  private static final Mapper LAMP = SampleBundle.mapper(SampleBundle.lamp());

  @Example
  void itShowsTheAnswerTheWordsAndTheFeatures() {
    Explanation explanation = LAMP.explain("make it LIGHT");

    String text = ExplanationText.write(explanation, 10);

    assertThat(text)
        .startsWith("mapped (confident)\n" + LAMP.map("make it LIGHT").candidate().get() + ": ")
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
  void nothingInAPromptSteersTheTerminal() {
    Explanation explanation = LAMP.explain("bright \u001b[31mlight\u202e in the\u009bdark\u0007");

    assertThat(ExplanationText.write(explanation, 1000))
        .contains("\\u001b")
        .doesNotContain("\u001b", "\u202e", "\u009b", "\u0007");
  }

  @Example
  void withoutEvidenceItSaysWhyThereIsNone() {
    assertThat(ExplanationText.write(LAMP.explain(""), 10)).isEqualTo("abstained (empty)\n");
    assertThat(ExplanationText.write(LAMP.explain("zyx"), 10))
        .isEqualTo("abstained (no_known_features)\n");
  }
}
