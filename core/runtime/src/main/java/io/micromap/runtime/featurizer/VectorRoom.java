package io.micromap.runtime.featurizer;

import java.util.Arrays;

/** A {@link FeatureVector} in the making. */
final class VectorRoom {

  private final FeaturizerPipeline pipeline;
  private final Vocabulary vocabulary;
  private final float[] scales;
  private int[] ids = new int[512];
  private double[] values = new double[512];
  private int size;
  private long key;
  private final double[] squares;
  private final double[] factors;
  private final double[] known;

  /** How much the features of each view amount to that the vocabulary lacks. */
  private final double[] unknown;

  VectorRoom(FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales) {
    this.pipeline = pipeline;
    this.vocabulary = vocabulary;
    this.scales = scales;
    this.squares = new double[pipeline.views()];
    this.factors = new double[pipeline.views()];
    this.known = new double[pipeline.views()];
    this.unknown = new double[pipeline.views()];
  }

  /** Notes a feature that the vocabulary lacks. */
  void miss(int view, double amount) {
    miss(view, 1, amount);
  }

  /** As above, for one that occurs several times. */
  void miss(int view, int times, double amount) {
    unknown[view] += times * Math.min(1, amount * amount);
  }

  /** Makes room for more features. */
  void reserve(int count) {
    if (size + count > ids.length) {
      ids = Arrays.copyOf(ids, 2 * (size + count));
      values = Arrays.copyOf(values, 2 * (size + count));
    }
  }

  /** Adds a feature behind all before it; see {@link #reserve}. */
  void add(int id, int view, double amount) {
    double counted = Math.min(1, amount);
    double value = counted * scales[id];
    if (view != LexicalFeaturizer.VECTORS
        || id < vocabulary.first(LexicalFeaturizer.VECTORS) + FeatureKey.DIMENSIONS) {
      key += FeatureKey.of(id, counted);
    }
    ids[size] = id;
    values[size++] = value;
    squares[view] += value * value;
  }

  /** The vector. */
  FeatureVector vector() {
    scaleViews();
    double unknownSquare = (double) scales[vocabulary.size()] * scales[vocabulary.size()];
    for (int view = 0; view < known.length; view++) {
      double all = squares[view] + unknown[view] * unknownSquare;
      known[view] = all > 0 ? squares[view] / all : 1;
    }
    return new FeatureVector(ids, values, size, known, key);
  }

  private void scaleViews() {
    double total = 0;
    for (int view = 0; view < squares.length; view++) {
      total += squares[view] > 0 ? pipeline.weight(view) * pipeline.weight(view) : 0;
    }
    for (int view = 0; view < squares.length; view++) {
      factors[view] =
          squares[view] > 0 ? pipeline.weight(view) / Math.sqrt(squares[view] * total) : 0;
    }
    int i = 0;
    for (int view = 0; view < factors.length; view++) {
      for (int end = vocabulary.first(view + 1); i < size && ids[i] < end; i++) {
        values[i] *= factors[view];
      }
    }
  }
}
