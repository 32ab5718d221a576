package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.Weights;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
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
    return score(vector, new double[weights.columns()], new double[classes]);
  }

  /** As above, in arrays with a place per column and per class. */
  Scores score(FeatureVector vector, double[] sums, double[] scores) {
    System.arraycopy(bias, 0, sums, 0, bias.length);
    weights.addRows(vector.ids(), vector.values(), vector.size(), sums);
    System.arraycopy(sums, 0, scores, 0, classes);
    int best = Scores.best(scores);
    double familiarity = familiarity(vector, best);
    return new Scores(
        scores,
        familiarity,
        words(vector),
        sums.length > classes
            ? OptionalDouble.of(scores[best] * familiarity - sums[classes])
            : OptionalDouble.empty());
  }

  private int words(FeatureVector vector) {
    if (vocabulary.size() == 0 || vocabulary.view(0) != FeaturizerPipeline.WORD_VIEW) {
      return Integer.MAX_VALUE;
    }
    int words = 0;
    int end = vocabulary.first(FeaturizerPipeline.WORD_VIEW + 1);
    while (words < vector.size() && vector.ids()[words] < end) {
      words++;
    }
    return words;
  }

  /**
   * The geometric mean of two shares: of the prompt's words and word n-grams, what training knows;
   * of its character n-grams, what training knows and speaks for the class. Both by squared length,
   * unknown features included.
   */
  private double familiarity(FeatureVector vector, int label) {
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
    double words = vector.known()[FeaturizerPipeline.WORD_VIEW];
    double characters = vector.known()[FeaturizerPipeline.CHARACTER_VIEW];
    return Math.sqrt(
        Math.max(leastShare, words)
            * Math.max(leastShare, all > 0 ? characters * speaking / all : characters));
  }
}
