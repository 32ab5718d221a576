package io.micromap.runtime.mapper;

import io.micromap.runtime.featurizer.Span;
import java.util.List;
import java.util.Optional;

/**
 * What every feature of a prompt added to the scores of the candidate and the runner-up. The model
 * is linear, so that this is exact: bias and contributions sum to the score, from which the
 * calibration makes the probability.
 *
 * @param decision what is explained
 * @param candidate score of the top-ranked class; empty without evidence
 * @param runnerUp score of the second-ranked class; empty without evidence
 * @param familiarity how much of the prompt the training rows know, in [0, 1]; the scores are
 *     multiplied by it before they become a confidence; 0 without evidence
 * @param features strongest first: those that set the two classes apart most
 * @param words the prompt's stretches between white space, with their share of what sets the two
 *     apart: a feature's is spread evenly over its characters
 * @param unplaced the share of features without a place in the prompt
 */
public record Explanation(
    Decision decision,
    Optional<Score> candidate,
    Optional<Score> runnerUp,
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
    return new Explanation(
        decision, Optional.empty(), Optional.empty(), 0, List.of(), List.of(), 0);
  }
}
