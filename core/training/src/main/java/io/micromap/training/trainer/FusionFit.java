package io.micromap.training.trainer;

import io.micromap.runtime.bundle.EmbeddingView;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.EmbeddingView.Mix;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.training.trainer.EmbeddedFold.Embedded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weighs the views of a model against each other on out-of-fold rows: {@code
 * docs/decisions/encoder-tier.md}.
 *
 * @param mix how much the parts count
 * @param factor from logits of the embedding's regression to scores
 */
record FusionFit(Mix mix, double factor) {

  /** Out-of-fold rows tell near out-of-scope prompts, of other classes; strange ones are rarer. */
  private static final double USUAL_STRANGENESS = 60;

  /** A score that no class reaches. */
  private static final double NEVER = -1e9;

  /**
   * Fits.
   *
   * @param words scores of the lexical views, one per row
   * @param embedded what the embedding says, one per row
   * @param places of different in-scope rows
   */
  static FusionFit of(
      List<Scores> words, List<Embedded> embedded, TrainingRows rows, int[] places) {
    double sharpness = ScoringOptions.DEFAULTS.sharpness();
    ViewWeights weights = ViewWeights.fit(words, embedded, rows.y(), places);
    FusionFit direct =
        new FusionFit(
            new Mix(weights.lexical(), weights.nearest(), 0), weights.embedding() / sharpness);
    return new FusionFit(
        new Mix(
            weights.lexical(),
            weights.nearest(),
            direct.strangeness(words, embedded, rows.y(), places)),
        direct.factor);
  }

  /** Scores of the whole model. */
  Scores scores(Scores words, Embedded embedded) {
    return mix.scores(words, part(embedded), embedded.nearest());
  }

  private double[] part(Embedded embedded) {
    double[] part = embedded.logits().clone();
    for (int k = 0; k < part.length; k++) {
      part[k] *= factor;
    }
    return part;
  }

  /** The view of a mapper, from what all rows taught. */
  EmbeddingView view(EmbeddedFold all, EncoderOptions options, Optional<FastTier> fast) {
    double[][] logits = all.classes().weights();
    float[][] weights = new float[logits.length][logits[0].length];
    for (int k = 0; k < weights.length; k++) {
      for (int j = 0; j < weights[k].length; j++) {
        weights[k][j] = (float) (factor * logits[k][j]);
      }
    }
    return new EmbeddingView(options.identity(), mix, weights, all.near(), fast);
  }

  /**
   * The log odds per distance by which rows are told from the same rows without their own class,
   * drawn towards the usual ones.
   */
  private double strangeness(List<Scores> words, List<Embedded> embedded, int[] y, int[] places) {
    List<double[]> x = new ArrayList<>();
    List<Boolean> inside = new ArrayList<>();
    for (int row : places) {
      Scores whole = scores(words.get(row), embedded.get(row));
      x.add(variables(whole, embedded.get(row).nearestOfAll()));
      inside.add(true);
      x.add(variables(without(whole, y[row]), embedded.get(row).without(y[row]).nearestOfAll()));
      inside.add(false);
    }
    double[] slopes = LogisticFit.slopes(x, inside);
    double fitted = slopes[0] > 0 ? slopes[1] / slopes[0] : USUAL_STRANGENESS;
    return Math.sqrt(USUAL_STRANGENESS * Math.max(1, Math.min(USUAL_STRANGENESS, fitted)));
  }

  private static double[] variables(Scores scores, double nearest) {
    return new double[] {ScoringOptions.DEFAULTS.evidence(scores), nearest};
  }

  private static Scores without(Scores scores, int label) {
    double[] classes = scores.classes().clone();
    classes[label] = NEVER;
    return new Scores(
        classes, scores.familiarity(), scores.words(), scores.scope(), scores.strangeness());
  }
}
