package io.micromap.runtime.featurizer;

import java.util.Arrays;

/** Features of one prompt with their values, in arrays that serve one prompt after the other. */
final class FeatureList {

  private int[] ids = new int[64];
  private double[] values = new double[64];
  private int size;

  /** What was read ahead; Java would not read what is kept nowhere. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  void clear() {
    size = 0;
  }

  /** Forgets what was added behind a number of features. */
  void cut(int length) {
    size = length;
  }

  int size() {
    return size;
  }

  int id(int i) {
    return ids[i];
  }

  double value(int i) {
    return values[i];
  }

  void set(int i, double value) {
    values[i] = value;
  }

  void add(int id, double value) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    ids[size] = id;
    values[size++] = value;
  }

  /** Multiplies some values. */
  void scale(int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }

  /** Adds the weights of all features times their values. */
  void addTo(double[] sums, FeatureWeights weights) {
    touched = weights.touch(ids, size);
    weights.addRows(ids, values, size, sums);
  }
}
