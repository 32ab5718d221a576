package io.micromap.runtime.featurizer;

import java.util.Arrays;

/** Gathers the features of one prompt; of the unknown ones, only how much they amount to. */
final class Hits implements GramSink {

  private final Vocabulary vocabulary;
  private final VectorRoom room;
  private long[] keys = new long[256];
  private double[] amounts = new double[256];
  private int count;
  private boolean evidence;

  Hits(FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales) {
    this.vocabulary = vocabulary;
    this.room = new VectorRoom(pipeline, vocabulary, scales);
  }

  @Override
  public void gram(int view, char[] buffer, int offset, int length, double amount) {
    add(view, buffer, offset, length, amount);
  }

  /** As {@link #gram}; returns the feature's number, or -1 where the vocabulary lacks it. */
  int add(int view, char[] buffer, int offset, int length, double amount) {
    int id = vocabulary.find(view, buffer, offset, length);
    if (id < 0) {
      room.miss(view, amount);
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

  FeatureVector toVector() {
    count = evidence ? count : 0;
    Arrays.sort(keys, 0, count);
    room.reserve(count);
    for (int i = 0; i < count; ) {
      int id = (int) (keys[i] >>> 32);
      double amount = 0;
      for (; i < count && (int) (keys[i] >>> 32) == id; i++) {
        amount += amounts[(int) keys[i]];
      }
      room.add(id, vocabulary.view(id), amount);
    }
    return room.vector().copy();
  }
}
