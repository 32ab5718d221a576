package io.micromap.runtime.mapper;

import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.Explanation.Score;
import io.micromap.runtime.mapper.Explanation.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** An {@link Explanation} as a page of text. */
public final class ExplanationText {

  private static final int LABEL_WIDTH = 9;
  private static final int SHOWN_PARTS = 10_000;

  private final Explanation explanation;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * Writes the page.
   *
   * @param features how many words, those that say most, and how many features to show at most, 0
   *     or more
   */
  public static String write(Explanation explanation, int features) {
    ExplanationText page = new ExplanationText(explanation);
    page.decision();
    explanation
        .candidate()
        .ifPresent(first -> page.scores(first, explanation.runnerUp().orElseThrow(), features));
    return page.text.toString();
  }

  /** One sentence that says what the mapper decided, and which words spoke for it. */
  public static String sentence(Explanation explanation) {
    return WhySentence.of(explanation);
  }

  private void decision() {
    Decision decision = explanation.decision();
    String status = decision.status().name().toLowerCase(Locale.ROOT);
    text.append(WhySentence.of(explanation)).append("\n\n");
    append("%s (%s)\n", status, decision.reason().code());
  }

  private void scores(Score first, Score second, int features) {
    Decision decision = explanation.decision();
    append(
        "%s: confidence %.4f, threshold %.4f, score %+.4f (bias %+.4f)\n",
        first.label(), decision.confidence(), decision.threshold(), first.score(), first.bias());
    append(
        "runner-up %s: confidence %.4f, score %+.4f (bias %+.4f)\n",
        second.label(), decision.confidence() - decision.margin(), second.score(), second.bias());
    if (explanation.features().stream().noneMatch(ExplanationText::isEmbedding)) {
      familiarity();
    }
    words(first.bias() - second.bias(), features);
    features(first, second, features);
  }

  private static boolean isEmbedding(Contribution feature) {
    return feature.view().equals(EmbeddingParts.VIEW);
  }

  private void familiarity() {
    append(
        "familiarity %.4f: the share of the prompt that the training rows know; it shrinks all"
            + " scores\n",
        explanation.familiarity());
  }

  private void words(double bias, int shown) {
    text.append("\nwhat sets them apart, by word\n");
    List<Word> all = explanation.words();
    for (Word word : strongest(all, shown)) {
      append("  %+.4f  %s\n", word.margin(), VisibleText.of(word.text()));
    }
    more(shown, all.size());
    if (explanation.unplaced() != 0) {
      append("  %+.4f  (%s)\n", explanation.unplaced(), unplaced());
    }
    append("  %+.4f  (bias)\n", bias);
  }

  /** What has no place in the prompt. */
  private String unplaced() {
    return explanation.features().stream().anyMatch(ExplanationText::isEmbedding)
        ? "the prompt as a whole"
        : "features of the domain's own";
  }

  private void features(Score first, Score second, int shown) {
    append(
        "\n%-9s %-9s %-6s %s\n",
        abbreviate(first.label()), abbreviate(second.label()), "kind", "feature");
    List<Contribution> all = explanation.features();
    List<Contribution> listed = all.stream().filter(ExplanationText::shows).limit(shown).toList();
    for (Contribution feature : listed) {
      append(
          "%+.4f   %+.4f   %-6s %s\n",
          feature.candidate(),
          feature.runnerUp(),
          feature.view(),
          VisibleText.of(feature.feature()));
    }
    more(listed.size(), all.size());
  }

  /** Whether a feature has a digit that is not zero in four decimals. */
  private static boolean shows(Contribution feature) {
    return Math.round(SHOWN_PARTS * feature.candidate()) != 0
        || Math.round(SHOWN_PARTS * feature.runnerUp()) != 0;
  }

  /** The words that say most, in the order of the prompt. */
  private static List<Word> strongest(List<Word> words, int most) {
    List<Integer> places =
        IntStream.range(0, words.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(words.get(i).margin())))
            .limit(most)
            .toList();
    return places.stream().sorted().map(words::get).toList();
  }

  private void more(int shown, int all) {
    if (all > shown) {
      append("  … and %d more\n", all - shown);
    }
  }

  private static String abbreviate(String label) {
    return label.length() > LABEL_WIDTH ? label.substring(0, LABEL_WIDTH - 1) + "…" : label;
  }

  private void append(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values));
  }
}
