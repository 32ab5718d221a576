package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.LocatedFeature;
import io.micromap.runtime.featurizer.Span;
import io.micromap.runtime.featurizer.Vectorizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every feature of a prompt added to the scores of the candidate and the runner-up. The model
 * is linear, so that this is exact: bias and contributions sum to the score, from which the
 * calibration makes the probability.
 *
 * @param decision what is explained
 * @param candidate score of the likeliest class, or null without evidence
 * @param runnerUp score of the second likeliest, or null without evidence
 * @param familiarity how much of the prompt the training rows know, in [0, 1]; the scores are
 *     multiplied by it before they become a confidence; 0 without evidence
 * @param features those that set the two apart most first
 * @param words the prompt's stretches between white space, with their share of what sets the two
 *     apart: a feature's is spread evenly over its characters
 * @param unplaced the share of features without a place in the prompt
 */
public record Explanation(
    Decision decision,
    Score candidate,
    Score runnerUp,
    double familiarity,
    List<Contribution> features,
    List<Word> words,
    double unplaced) {

  /**
   * Score of a class.
   *
   * @param label the class
   * @param score bias and all contributions together
   * @param bias what it has without any feature
   */
  public record Score(String label, double score, double bias) {}

  /**
   * What a feature adds.
   *
   * @param view what kind of feature
   * @param feature its text, normalised
   * @param value in the prompt's vector; of a word's vector, the length of its part in it
   * @param candidate added to the score of the candidate
   * @param runnerUp added to the score of the runner-up
   * @param spans its places in the prompt
   */
  public record Contribution(
      String view,
      String feature,
      double value,
      double candidate,
      double runnerUp,
      List<Span> spans) {

    /** How much it sets the candidate above the runner-up. */
    double margin() {
      return candidate - runnerUp;
    }
  }

  /**
   * A stretch of the prompt.
   *
   * @param start of its first character
   * @param end behind its last
   * @param text the characters
   * @param margin how much they set the candidate above the runner-up
   */
  public record Word(int start, int end, String text, double margin) {}

  /** Copies. */
  public Explanation {
    features = List.copyOf(features);
    words = List.copyOf(words);
  }

  static Explanation without(Decision decision) {
    return new Explanation(decision, null, null, 0, List.of(), List.of(), 0);
  }

  static Explanation of(
      Decision decision,
      Prediction prediction,
      double familiarity,
      Bundle bundle,
      Vectorizer vectorizer,
      String prompt) {
    int first = prediction.candidate();
    int second = prediction.runnerUp();
    SparseWeights weights = bundle.weights();
    double[] bias = new double[weights.columns()];
    weights.addRow(bundle.vocabulary().size(), 1, bias);
    double firstBias = bias[first];
    double secondBias = bias[second];
    List<Contribution> contributions = new ArrayList<>();
    for (LocatedFeature located : vectorizer.locate(prompt)) {
      double[] added = new double[weights.columns()];
      for (int i = 0; i < located.ids().length; i++) {
        weights.addRow(located.ids()[i], located.values()[i], added);
      }
      contributions.add(
          new Contribution(
              located.view(),
              located.text(),
              located.value(),
              added[first],
              added[second],
              located.spans()));
    }
    double firstScore = firstBias;
    double secondScore = secondBias;
    double unplaced = 0;
    double[] characters = new double[prompt.length()];
    for (Contribution contribution : contributions) {
      firstScore += contribution.candidate();
      secondScore += contribution.runnerUp();
      unplaced += spread(contribution, characters);
    }
    return new Explanation(
        decision,
        new Score(decision.candidate(), firstScore, firstBias),
        new Score(decision.runnerUp(), secondScore, secondBias),
        familiarity,
        contributions.stream()
            .sorted(
                Comparator.comparingDouble((Contribution c) -> -Math.abs(c.margin()))
                    .thenComparing(Contribution::view)
                    .thenComparing(Contribution::feature))
            .collect(Collectors.toList()),
        words(prompt, characters),
        unplaced);
  }

  /** Adds a contribution's margin to its characters; what has no place is returned. */
  private static double spread(Contribution contribution, double[] characters) {
    boolean[] covered = new boolean[characters.length];
    int count = 0;
    for (Span span : contribution.spans()) {
      for (int i = span.start(); i < span.end(); i++) {
        count += covered[i] ? 0 : 1;
        covered[i] = true;
      }
    }
    for (int i = 0; i < characters.length && count > 0; i++) {
      characters[i] += covered[i] ? contribution.margin() / count : 0;
    }
    return count == 0 ? contribution.margin() : 0;
  }

  /** Sums over stretches between white space; a white space counts to the stretch before it. */
  private static List<Word> words(String prompt, double[] characters) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    double carried = 0;
    while (start < prompt.length()) {
      double margin = carried;
      int end = start;
      while (end < prompt.length() && !Character.isWhitespace(prompt.charAt(end))) {
        margin += characters[end++];
      }
      int next = end;
      while (next < prompt.length() && Character.isWhitespace(prompt.charAt(next))) {
        margin += characters[next++];
      }
      carried = end == start ? margin : 0;
      if (end > start) {
        words.add(new Word(start, end, prompt.substring(start, end), margin));
      }
      start = next;
    }
    return words;
  }
}
