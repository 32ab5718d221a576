package io.micromap.rails.text;

import io.micromap.rails.text.Plan.Step;
import io.micromap.runtime.bundle.EmbeddedRows;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.text.NormalizedText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows that the rails were fitted on, in the space of a sentence encoder: which label's row lies
 * nearest to a step is evidence beside that of its words ({@code docs/decisions/encoder-tier.md}).
 * Immutable and safe for use by several threads.
 *
 * @param encoder that reads a step
 * @param rows embeddings, by label
 * @param weights how much they count
 * @param limits that verdicts keep to, in place of those of words alone
 */
public record Prototypes(Encoder encoder, EmbeddedRows rows, Weights weights, Acceptance limits) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * How much nearness counts; fitted to held-out rows.
   *
   * @param evidence taken from a label's evidence where its nearest row is at right angles and the
   *     nearest of all rows is the step itself, 0 or more
   * @param scope taken from the evidence of scope where the nearest of all rows is at right angles,
   *     0 or more
   */
  public record Weights(double evidence, double scope) {

    /** Checks the ranges. */
    public Weights {
      if (!(evidence >= 0 && evidence <= MOST && scope >= 0 && scope <= MOST)) {
        throw new IllegalArgumentException("a weight of the prototypes is out of its range");
      }
    }

    private static final double MOST = 1e6;

    /** What nearness adds to a label's evidence, 0 or less. */
    public double evidence(double[] cosines, int label) {
      return evidence * (cosines[label] - largest(cosines));
    }

    /** What nearness adds to the evidence of scope, 0 or less. */
    public double scope(double[] cosines) {
      return scope * (largest(cosines) - 1);
    }

    /** Scores with what nearness adds; further columns stay. */
    double[] added(double[] scores, double[] cosines) {
      double[] added = scores.clone();
      for (int k = 0; k < cosines.length; k++) {
        added[k] += evidence(cosines, k);
      }
      return added;
    }

    private static double largest(double[] cosines) {
      return Arrays.stream(cosines).max().orElse(1);
    }
  }

  /**
   * What a verdict asks of evidence.
   *
   * @param scope the least evidence of scope
   * @param margin how far a label's evidence may fall short of the best label's, at most 0
   */
  public record Acceptance(double scope, double margin) {

    /** Checks the ranges. */
    public Acceptance {
      if (!Double.isFinite(scope) || !(margin <= 0 && Double.isFinite(margin))) {
        throw new IllegalArgumentException("a limit of the prototypes is out of its range");
      }
    }
  }

  /** Checks the shapes. */
  public Prototypes {
    if (rows.dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "rows of " + rows.dimension() + " numbers do not fit " + encoder.identity().id());
    }
  }

  /** The form in which a text is embedded; blanks mean nothing to an encoder. */
  static String form(String text) {
    return singleBlanks(NormalizedText.of(text).text()).strip();
  }

  /** A text with a single blank in place of each run of blanks. */
  static String singleBlanks(String text) {
    return BLANKS.matcher(text).replaceAll(" ");
  }

  /** The cosines of a text in that form with the nearest row of each label. */
  double[] nearest(String form) {
    return rows.nearest(encoder.embed(List.of(form))[0]);
  }

  /** A step with what nearness adds, as the label that it then is evidence for. */
  Step added(Step step, double[] cosines) {
    double[] scores = weights.added(step.scores(), cosines);
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return new Step(
        step.label() < 0 ? step.label() : best,
        step.from(),
        step.to(),
        scores,
        step.scope() + weights.scope(cosines),
        step.standsAlone(),
        cosines);
  }
}
