package io.micromap.runtime.featurizer;

import java.util.Arrays;

/** Gathers the features of one prompt; of the unknown ones, only how much they amount to. */
final class Hits implements GramSink {

  private final Vocabulary vocabulary;
  private long[] keys = new long[256];
  private double[] amounts = new double[256];
  private int count;
  private boolean evidence;
  private final double[] unknown;

  Hits(Vocabulary vocabulary, int views) {
    this.vocabulary = vocabulary;
    this.unknown = new double[views];
  }

  @Override
  public void gram(int view, char[] buffer, int offset, int length, double amount) {
    add(view, buffer, offset, length, amount);
  }

  /** As {@link #gram}; returns the feature's number, or -1 where the vocabulary lacks it. */
  int add(int view, char[] buffer, int offset, int length, double amount) {
    int id = vocabulary.find(view, buffer, offset, length);
    if (id < 0) {
      unknown[view] += Math.min(1, amount * amount);
      return id;
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
      amounts = Arrays.copyOf(amounts, count * 2);
    }
    evidence |= view != FeaturizerPipeline.VECTOR_VIEW;
    keys[count] = ((long) id << 32) | count;
    amounts[count++] = amount;
    return id;
  }

  FeatureVector toVector(FeaturizerPipeline pipeline, float[] scales) {
    count = evidence ? count : 0;
    Arrays.sort(keys, 0, count);
    int[] ids = new int[count];
    double[] values = new double[count];
    double[] squares = new double[pipeline.views()];
    int size = 0;
    for (int i = 0; i < count; ) {
      int id = (int) (keys[i] >>> 32);
      double amount = 0;
      for (; i < count && (int) (keys[i] >>> 32) == id; i++) {
        amount += amounts[(int) keys[i]];
      }
      double value = Math.min(1, amount) * scales[id];
      ids[size] = id;
      values[size++] = value;
      squares[vocabulary.view(id)] += value * value;
    }
    scaleViews(pipeline, ids, values, size, squares);
    double unknownSquare = (double) scales[vocabulary.size()] * scales[vocabulary.size()];
    return new FeatureVector(
        Arrays.copyOf(ids, size), Arrays.copyOf(values, size), known(squares, unknownSquare));
  }

  private double[] known(double[] squares, double unknownSquare) {
    double[] known = new double[squares.length];
    for (int view = 0; view < known.length; view++) {
      double all = squares[view] + unknown[view] * unknownSquare;
      known[view] = all > 0 ? squares[view] / all : 1;
    }
    return known;
  }

  private void scaleViews(
      FeaturizerPipeline pipeline, int[] ids, double[] values, int size, double[] squares) {
    double total = 0;
    for (int view = 0; view < squares.length; view++) {
      total += squares[view] > 0 ? pipeline.weight(view) * pipeline.weight(view) : 0;
    }
    double[] factors = new double[squares.length];
    for (int view = 0; view < squares.length; view++) {
      factors[view] =
          squares[view] > 0 ? pipeline.weight(view) / Math.sqrt(squares[view] * total) : 0;
    }
    for (int i = 0; i < size; i++) {
      values[i] *= factors[vocabulary.view(ids[i])];
    }
  }
}
