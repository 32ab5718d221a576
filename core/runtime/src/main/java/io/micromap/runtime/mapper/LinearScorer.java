package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.Weights;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.PromptSums;
import io.micromap.runtime.featurizer.Vocabulary;
import java.util.Arrays;
import java.util.OptionalDouble;

/** A linear model at work: the scores of a prompt's features. Thread-safe. */
public final class LinearScorer {

  private final Vocabulary vocabulary;
  private final Weights weights;
  private final double[] bias;
  private final int classes;
  private final double leastShare;

  /**
   * A scorer.
   *
   * @param weights one row per feature and a last one for the bias; one column per class, and one
   *     more where the model learnt from out-of-scope rows
   * @param options of which the least share of the familiarity counts
   */
  public LinearScorer(Vocabulary vocabulary, Weights weights, int classes, ScoringOptions options) {
    this.vocabulary = vocabulary;
    this.weights = weights;
    this.bias = new double[weights.columns()];
    weights.addRows(new int[] {vocabulary.size()}, new double[] {1}, 1, bias);
    this.classes = classes;
    this.leastShare = options.leastShare();
  }

  /** The scores of a prompt. */
  public Scores score(FeatureVector vector) {
    double[] sums = bias.clone();
    weights.addRows(vector.ids(), vector.values(), vector.size(), sums);
    double[] scores = Arrays.copyOf(sums, classes);
    int best = Scores.best(scores);
    double characters = vector.known()[FeaturizerPipeline.CHARACTER_VIEW] * speaking(vector, best);
    double familiarity = familiarity(vector.known()[FeaturizerPipeline.WORD_VIEW], characters);
    return score(scores, best, sums, familiarity, words(vector));
  }

  /** Sets what the features' weights are added to. */
  void begin(double[] sums) {
    System.arraycopy(bias, 0, sums, 0, bias.length);
  }

  /**
   * The scores of a prompt whose weights were added up.
   *
   * @param sums one per column
   * @param scores takes one per class
   */
  Scores score(PromptSums prompt, double[] sums, double[] scores) {
    System.arraycopy(sums, 0, scores, 0, classes);
    int best = Scores.best(scores);
    double characters = prompt.known(FeaturizerPipeline.CHARACTER_VIEW) * prompt.speaking(best);
    double familiarity = familiarity(prompt.known(FeaturizerPipeline.WORD_VIEW), characters);
    return score(scores, best, sums, familiarity, prompt.words());
  }

  private Scores score(double[] scores, int best, double[] sums, double familiarity, int words) {
    return new Scores(
        scores,
        familiarity,
        hasWords() ? words : Integer.MAX_VALUE,
        sums.length > classes
            ? OptionalDouble.of(scores[best] * familiarity - sums[classes])
            : OptionalDouble.empty());
  }

  private boolean hasWords() {
    return vocabulary.size() > 0 && vocabulary.view(0) == FeaturizerPipeline.WORD_VIEW;
  }

  /**
   * The geometric mean of two shares, both by squared length, unknown features included.
   *
   * @param words the share of the prompt's words and word n-grams that training knows
   * @param characters the share of its character n-grams that training knows and that speak for the
   *     class
   */
  private double familiarity(double words, double characters) {
    return Math.sqrt(Math.max(leastShare, words) * Math.max(leastShare, characters));
  }

  /** Number of known words and word n-grams. */
  private int words(FeatureVector vector) {
    int words = 0;
    int end = vocabulary.first(FeaturizerPipeline.WORD_VIEW + 1);
    while (words < vector.size() && vector.ids()[words] < end) {
      words++;
    }
    return words;
  }

  /** The share of the known character n-grams whose weight for a class is above 0. */
  private double speaking(FeatureVector vector, int label) {
    double all = 0;
    double speaking = 0;
    int first = vocabulary.first(FeaturizerPipeline.CHARACTER_VIEW);
    int end = vocabulary.first(FeaturizerPipeline.CHARACTER_VIEW + 1);
    for (int i = 0; i < vector.size() && vector.ids()[i] < end; i++) {
      int id = vector.ids()[i];
      if (id >= first) {
        double square = vector.values()[i] * vector.values()[i];
        all += square;
        speaking += weights.isPositive(id, label) ? square : 0;
      }
    }
    return all > 0 ? speaking / all : 1;
  }
}
