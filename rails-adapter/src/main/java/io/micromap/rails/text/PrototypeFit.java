package io.micromap.rails.text;

import io.micromap.rails.text.Prototypes.Acceptance;
import io.micromap.rails.text.Prototypes.Weights;
import io.micromap.runtime.bundle.EmbeddedRows;
import io.micromap.runtime.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Takes prototypes from the rows that rails are fitted on, and weighs them on held-out rows.
 *
 * @param encoder that reads them
 * @param texts of the rows, in the form of {@link Prototypes#form}
 * @param columns the class of each; other numbers stand for out of scope
 * @param classes how many classes there are
 */
record PrototypeFit(Encoder encoder, List<String> texts, int[] columns, int classes) {

  /** Rows of a label that are kept; of more, evenly spread ones are. */
  static final int ROWS_PER_CLASS = 100;

  /**
   * What was fitted.
   *
   * @param heldOut the held-out rows with what nearness adds
   */
  record Fitted(Prototypes prototypes, HeldOut heldOut) {}

  /**
   * The prototypes.
   *
   * @param fold of each row, below {@code folds}
   * @param heldOut the same rows with the evidence of their words
   */
  Fitted fit(int[] fold, int folds, HeldOut heldOut, RailsFitOptions options) {
    float[][] embeddings = encoder.embed(texts);
    double[][] cosines = cosines(embeddings, fold, folds);
    Weights weights = new PrototypeWeights(heldOut, cosines, options.limits().slopes()).choose();
    HeldOut added = heldOut.with(cosines, weights);
    Acceptance limits = new LimitChoice(added, options).acceptance();
    return new Fitted(new Prototypes(encoder, kept(embeddings, i -> true), weights, limits), added);
  }

  /** The nearest rows of each class outside of each row's own fold. */
  double[][] cosines(float[][] embeddings, int[] fold, int folds) {
    double[][] cosines = new double[fold.length][];
    for (int part = 0; part < folds; part++) {
      int held = part;
      EmbeddedRows others = kept(embeddings, i -> fold[i] != held);
      IntStream.range(0, fold.length)
          .filter(i -> fold[i] == held)
          .parallel()
          .forEach(i -> cosines[i] = others.nearest(embeddings[i]));
    }
    return cosines;
  }

  EmbeddedRows kept(float[][] embeddings, IntPredicate among) {
    List<List<float[]>> kept = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      int label = k;
      int[] own =
          IntStream.range(0, columns.length)
              .filter(i -> columns[i] == label && among.test(i))
              .toArray();
      int most = Math.min(own.length, ROWS_PER_CLASS);
      kept.add(
          IntStream.range(0, most)
              .mapToObj(j -> embeddings[own[(int) ((long) j * own.length / most)]])
              .toList());
    }
    return EmbeddedRows.of(encoder.dimension(), kept);
  }
}
