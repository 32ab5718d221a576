package io.micromap.runtime.featurizer;

/**
 * The features of one prompt while they are found: numbers as bits, so that each counts once and
 * all come out in ascending order. Serves one prompt after the other, in one thread at a time.
 */
final class FeatureRoom implements GramSink {

  private final Vocabulary vocabulary;
  private final VectorRoom vector;
  private final FeatureSet found;
  private int[] ids = new int[256];

  /** How many were added, repeated ones among them. */
  private int added;

  /** How much the features of the domain's own views amount to, by number from the first one. */
  private final double[] amounts;

  private final int firstOwn;
  private final MeanVector mean;

  FeatureRoom(FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales, MeanVector mean) {
    this.vocabulary = vocabulary;
    this.vector = new VectorRoom(pipeline, vocabulary, scales);
    this.found = new FeatureSet(vocabulary.size());
    this.firstOwn = vocabulary.first(LexicalFeaturizer.VECTORS + 1);
    this.amounts = new double[vocabulary.size() - firstOwn];
    this.mean = mean;
  }

  /** Begins anew. */
  void clear() {
    vector.clear();
    added = 0;
  }

  /** The mean of the prompt's word vectors. */
  MeanVector mean() {
    return mean;
  }

  /** Adds a feature of the lexical views but that of word vectors; -1 is one nobody knows. */
  void add(int view, int id) {
    if (id < 0) {
      vector.missEach(view, 1);
    } else {
      found.add(id);
      added++;
    }
  }

  /** Adds the n-grams of a word. */
  void addGrams(WordFacts word) {
    for (int id : word.grams) {
      found.add(id);
    }
    added += word.grams.length;
    vector.missEach(LexicalFeaturizer.CHARS, word.unknownGrams);
  }

  /** Adds a feature of one of the domain's own views. */
  @Override
  public void gram(int view, char[] buffer, int offset, int length, double amount) {
    int id = vocabulary.find(view, buffer, offset, length);
    if (id < 0) {
      vector.miss(view, amount);
    } else {
      found.add(id);
      added++;
      amounts[id - firstOwn] += amount;
    }
  }

  /**
   * The vector, which lasts until the next prompt; empty where nothing but word vectors is known.
   */
  FeatureVector vector() {
    if (added > ids.length) {
      ids = new int[2 * added];
    }
    int count = found.drainTo(ids);
    vector.reserve(count + mean.dimensions());
    int next = 0;
    for (int view = 0; view < LexicalFeaturizer.VECTORS; view++) {
      for (int end = vocabulary.first(view + 1); next < count && ids[next] < end; next++) {
        vector.add(ids[next], view, 1);
      }
    }
    mean.addTo(vector, count > 0);
    addOwn(next, count);
    return vector.vector();
  }

  private void addOwn(int from, int count) {
    for (int i = from; i < count; i++) {
      int place = ids[i] - firstOwn;
      vector.add(ids[i], vocabulary.view(ids[i]), amounts[place]);
      amounts[place] = 0;
    }
  }
}
