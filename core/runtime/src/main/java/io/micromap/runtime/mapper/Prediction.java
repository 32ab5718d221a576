package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import java.util.Optional;

/**
 * The model's output for a prompt, before any threshold.
 *
 * @param candidate number of the top-ranked class, -1 if there is no evidence
 * @param runnerUp number of the second-ranked class, -1 if there is no evidence
 * @param probabilities one per class; they sum to the probability of being in scope
 * @param inScope probability that the prompt belongs to any class
 * @param familiarity how much of the prompt the training rows know, in [0, 1]; 0 without evidence
 * @param defect why there is no evidence, where there is none
 * @param normalized whether something in the prompt that no reader would see was undone: invisible
 *     characters, look-alike letters
 * @param tier what answered, where the mapper has a sentence encoder
 */
public record Prediction(
    int candidate,
    int runnerUp,
    double[] probabilities,
    double inScope,
    double familiarity,
    Optional<Reason> defect,
    boolean normalized,
    Optional<Tier> tier) {

  /** The prediction of a mapper of words alone. */
  public Prediction(
      int candidate,
      int runnerUp,
      double[] probabilities,
      double inScope,
      double familiarity,
      Optional<Reason> defect,
      boolean normalized) {
    this(
        candidate,
        runnerUp,
        probabilities,
        inScope,
        familiarity,
        defect,
        normalized,
        Optional.empty());
  }

  /**
   * The prediction from words alone where it is sure enough that no encoder need be asked.
   *
   * @param words scores of the lexical views
   */
  public static Optional<Prediction> fast(Scores words, FastTier fast) {
    Prediction prediction = of(words, fast.calibration());
    return prediction.confidence() >= fast.gate() && !prediction.isTied() && fast.gate() < 1
        ? Optional.of(prediction.by(Tier.LEXICAL))
        : Optional.empty();
  }

  /** This prediction as that of a tier. */
  Prediction by(Tier asked) {
    return new Prediction(
        candidate,
        runnerUp,
        probabilities,
        inScope,
        familiarity,
        defect,
        normalized,
        Optional.of(asked));
  }

  /** The prediction that a linear model's scores lead to. */
  public static Prediction of(Scores scores, Calibration calibration) {
    return of(scores, calibration, new double[scores.classes().length]);
  }

  /** As above, with the probabilities in an array that has a place per class. */
  static Prediction of(Scores scores, Calibration calibration, double[] probabilities) {
    double inScope = calibration.fill(probabilities, scores);
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] *= inScope;
    }
    int best = Scores.best(scores.classes());
    double confidence = probabilities[best];
    probabilities[best] = -1;
    int second = Scores.best(probabilities);
    probabilities[best] = confidence;
    return new Prediction(
        best, second, probabilities, inScope, scores.familiarity(), Optional.empty(), false);
  }

  /** Confidence of the candidate, 0 without evidence. */
  public double confidence() {
    return candidate < 0 ? 0 : probabilities[candidate];
  }

  /** Confidence of the candidate less that of the runner-up. */
  public double margin() {
    return candidate < 0 ? 0 : probabilities[candidate] - probabilities[runnerUp];
  }

  /**
   * Whether nothing sets the candidate apart from another class: it is first by its place alone.
   */
  public boolean isTied() {
    return candidate >= 0 && margin() <= 0;
  }

  /** No evidence, and why. */
  public static Prediction without(Reason defect) {
    return new Prediction(-1, -1, new double[0], 0, 0, Optional.of(defect), false);
  }

  /**
   * This prediction among the classes of several mappers.
   *
   * @param number of the candidate among them
   * @param all their probabilities
   * @param anyInScope probability that the prompt belongs to any of them
   */
  public Prediction among(int number, double[] all, double anyInScope) {
    return new Prediction(number, -1, all, anyInScope, familiarity, defect, normalized, tier);
  }

  /** This prediction with probabilities of its own. */
  Prediction copy() {
    return new Prediction(
        candidate, runnerUp, probabilities.clone(), inScope, familiarity, defect, normalized, tier);
  }

  /** This prediction of a prompt in which something invisible was undone, or nothing was. */
  public Prediction normalized(boolean isNormalized) {
    return isNormalized == normalized
        ? this
        : new Prediction(
            candidate, runnerUp, probabilities, inScope, familiarity, defect, isNormalized, tier);
  }
}
