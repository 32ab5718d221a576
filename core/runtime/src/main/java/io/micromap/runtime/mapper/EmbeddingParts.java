package io.micromap.runtime.mapper;

import io.micromap.runtime.featurizer.Span;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the embedding of a prompt adds to two scores, dealt to the prompt's words: each has what is
 * lost without it, and what is left belongs to the prompt as a whole. Together they are the exact
 * part.
 *
 * @param fusion of the mapper
 * @param first number of the candidate
 * @param second number of the runner-up
 */
record EmbeddingParts(Fusion fusion, int first, int second) {

  /** Name of the view. */
  static final String VIEW = "embedding";

  private static final String WHOLE = "(whole prompt)";

  /** So many words are left out, one after the other; each costs a run of the encoder. */
  private static final int MOST_WORDS = 100;

  List<Contribution> of(String prompt) {
    double[] all = part(prompt);
    double candidate = all[first];
    double runnerUp = all[second];
    List<Contribution> parts = new ArrayList<>();
    for (Span word : words(prompt)) {
      double[] rest = part(prompt.substring(0, word.start()) + prompt.substring(word.end()));
      String text = prompt.substring(word.start(), word.end());
      Contribution lost =
          contribution(text, all[first] - rest[first], all[second] - rest[second], List.of(word));
      parts.add(lost);
      candidate -= lost.candidate();
      runnerUp -= lost.runnerUp();
    }
    parts.add(contribution(WHOLE, candidate, runnerUp, List.of()));
    return parts;
  }

  private static Contribution contribution(
      String text, double candidate, double runnerUp, List<Span> spans) {
    return new Contribution(VIEW, text, 1, candidate, runnerUp, spans);
  }

  private double[] part(String text) {
    return fusion.view().part(fusion.embed(NormalizedText.of(text).text()));
  }

  private static List<Span> words(String prompt) {
    List<Span> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= prompt.length() && words.size() < MOST_WORDS; i++) {
      if (i == prompt.length() || Character.isWhitespace(prompt.charAt(i))) {
        if (i > start) {
          words.add(new Span(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
