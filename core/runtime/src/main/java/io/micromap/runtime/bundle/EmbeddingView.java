package io.micromap.runtime.bundle;

import io.micromap.runtime.encoder.EncoderIdentity;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The part of a mapper that reads a prompt's embedding: one more view of its linear model, and the
 * rows that tell how far a prompt lies from each class and from all that the mapper was trained on.
 *
 * @param encoder what made the embeddings
 * @param mix how much the parts count
 * @param weights one row per column of the model: a weight per dimension and a last one for the
 *     bias, in units of the scores
 * @param rows embeddings of in-scope training rows, by class
 * @param fast what answers before the encoder is asked, if anything does
 */
public record EmbeddingView(
    EncoderIdentity encoder,
    Mix mix,
    float[][] weights,
    EmbeddedRows rows,
    Optional<FastTier> fast) {

  /**
   * The tier that answers from words alone, without a run of the encoder.
   *
   * @param calibration of the lexical scores
   * @param gate least confidence at which it answers, above 0; it answers nothing at 1
   */
  public record FastTier(Calibration calibration, double gate) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the gate is out of its range
     */
    public FastTier {
      if (!(gate > 0 && gate <= 1)) {
        throw new IllegalArgumentException("the gate of the fast tier is " + gate);
      }
    }
  }

  /**
   * How much the parts count; all fitted to out-of-fold rows.
   *
   * @param lexical factor of the lexical scores beside the embedding's, 0 or more
   * @param nearest score of a class whose nearest row is the prompt's nearest one beside a class
   *     whose rows are at right angles to that, 0 or more
   * @param strangeness log odds taken from the evidence where the nearest training row is at right
   *     angles, 0 or more
   */
  public record Mix(double lexical, double nearest, double strangeness) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Mix {
      require("lexical", lexical);
      require("nearest", nearest);
      require("strangeness", strangeness);
    }

    private static void require(String name, double weight) {
      if (!(weight >= 0 && weight <= 1e6)) {
        throw new IllegalArgumentException("the weight '" + name + "' is " + weight);
      }
    }

    /**
     * The scores of the whole model.
     *
     * @param words scores of the lexical views
     * @param embedding the embedding's part, one number per column
     * @param nearest cosine with the nearest training row of each class
     */
    public Scores scores(Scores words, double[] embedding, double[] nearest) {
      double[] part = withNearest(embedding, nearest);
      double[] classes = words.classes().clone();
      for (int k = 0; k < classes.length; k++) {
        classes[k] = lexical * classes[k] + part[k];
      }
      double best = classes[Scores.best(classes)];
      return new Scores(
          classes,
          words.familiarity(),
          words.words(),
          words.scope().isPresent()
              ? OptionalDouble.of(best - outOfScope(words, part))
              : OptionalDouble.empty(),
          OptionalDouble.of(strangeness * (1 - nearest[Scores.best(nearest)])));
    }

    /** The embedding's part with what the nearest rows of the classes add; none to the nearest. */
    double[] withNearest(double[] embedding, double[] cosines) {
      double[] part = embedding.clone();
      double most = cosines[Scores.best(cosines)];
      for (int k = 0; k < cosines.length; k++) {
        part[k] -= nearest * (most - cosines[k]);
      }
      return part;
    }

    /** The score of "out of scope": what the lexical scope score was the distance from. */
    private double outOfScope(Scores words, double[] embedding) {
      double best = words.classes()[Scores.best(words.classes())] * words.familiarity();
      return lexical * (best - words.scope().getAsDouble()) + embedding[embedding.length - 1];
    }
  }

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit each other, or a weight is not finite
   */
  public EmbeddingView {
    for (float[] row : weights) {
      if (row.length != encoder.dimension() + 1) {
        throw new IllegalArgumentException(
            "a row of " + row.length + " weights does not fit " + encoder.dimension());
      }
      for (float weight : row) {
        if (!Float.isFinite(weight)) {
          throw new IllegalArgumentException("a weight of the embedding is " + weight);
        }
      }
    }
    if (rows.sizes().length == 0 || rows.sizes().length > weights.length) {
      throw new IllegalArgumentException(
          "rows of " + rows.sizes().length + " classes do not fit " + weights.length + " columns");
    }
    if (rows.dimension() != encoder.dimension()) {
      throw new IllegalArgumentException("the rows' dimension is " + rows.dimension());
    }
  }

  /** The embedding's part of the scores, one number per column. */
  public double[] part(float[] embedding) {
    return mix.withNearest(linear(embedding), rows.nearest(embedding));
  }

  private double[] linear(float[] embedding) {
    double[] part = new double[weights.length];
    for (int k = 0; k < part.length; k++) {
      float[] row = weights[k];
      double sum = row[embedding.length];
      for (int j = 0; j < embedding.length; j++) {
        sum += (double) row[j] * embedding[j];
      }
      part[k] = sum;
    }
    return part;
  }

  /** The scores of the whole model for a prompt with these lexical scores and this embedding. */
  public Scores scores(Scores words, float[] embedding) {
    return mix.scores(words, linear(embedding), rows.nearest(embedding));
  }
}
