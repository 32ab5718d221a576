package io.micromap.runtime.featurizer;

import io.micromap.spi.FeatureSink;
import java.util.Arrays;

/**
 * What the features of one prompt add up to. Serves one prompt after the other, in one thread at a
 * time.
 *
 * <p>The sums are those of the prompt's {@link FeatureVector}, added in another order: what a word
 * has alone, as one row of sums; then, feature by feature, what several words have together; less
 * the n-grams that several words have, which count once.
 */
public final class PromptSums implements GramSink {

  private static final int WORDS = LexicalFeaturizer.WORDS;
  private static final int CHARS = LexicalFeaturizer.CHARS;
  private static final int VECTORS = LexicalFeaturizer.VECTORS;

  private final FeaturizerPipeline pipeline;
  private final WeightedFeatures features;
  private final Vocabulary vocabulary;
  private final int columns;
  private final FeatureMarks met;

  /** By view the squared length of its known features, and how much the others amount to. */
  private final double[] squares;

  private final double[] unknown;
  private final double[] factors;

  /** Features that are added one by one: words, n-grams and pairs of them, own ones. */
  private final FeatureList single = new FeatureList();

  /** By view where its features end among them. */
  private final int[] ends;

  /** N-grams that were met again. */
  private final FeatureList again = new FeatureList();

  /** Of the words that had n-grams not met before. */
  private WordSums[] words = new WordSums[16];

  private int wordCount;

  /** {@link WordSums#added} of all words. */
  private final double[] added;

  /** Own features that are not looked up yet. */
  private final OwnGrams own = new OwnGrams();

  /** By own feature how much of it was met. */
  private final double[] amounts;

  private final int firstOwn;

  /** What the domain's own code sends its features to, by view. */
  private final FeatureSink[] sinks;

  private long key;

  PromptSums(FeaturizerPipeline pipeline, WeightedFeatures features) {
    this.pipeline = pipeline;
    this.features = features;
    this.vocabulary = features.vocabulary();
    this.columns = features.weights().columns();
    this.met = new FeatureMarks(vocabulary.size());
    this.squares = new double[pipeline.views()];
    this.unknown = new double[pipeline.views()];
    this.factors = new double[pipeline.views()];
    this.ends = new int[pipeline.views()];
    this.added = new double[2 * columns + features.dimensions().count()];
    this.firstOwn = vocabulary.first(VECTORS + 1);
    this.amounts = new double[vocabulary.size() - firstOwn];
    this.sinks = new FeatureSink[pipeline.views()];
    Arrays.setAll(sinks, view -> new OwnFeatures(view, this));
  }

  /** Begins anew. */
  void clear() {
    met.clear();
    Arrays.fill(squares, 0);
    Arrays.fill(unknown, 0);
    Arrays.fill(ends, 0);
    Arrays.fill(added, 0);
    single.clear();
    again.clear();
    own.clear();
    wordCount = 0;
    key = 0;
  }

  /** Adds a feature of the words or the pairs, one of {@link KeyTable}. */
  void add(int view, long entry) {
    int id = KeyTable.id(entry);
    if (id < 0) {
      unknown[view]++;
    } else if (met.add(id)) {
      addSingle(view, id, KeyTable.scale(entry));
      key += FeatureKey.of(id);
    }
  }

  private void addSingle(int view, int id, double value) {
    single.add(id, value);
    ends[view] = single.size();
    squares[view] += value * value;
  }

  /** Adds what a word has alone. */
  void add(WordFacts word) {
    unknown[CHARS] += word.unknownGrams;
    WordSums sums = word.sums;
    if (sums != null) {
      boolean isNew = meet(word.grams);
      addAll(sums.added, isNew ? 0 : columns);
      if (isNew) {
        addGrams(sums);
      }
    }
  }

  /** Notes n-grams that were met before, unless all were; whether one was not. */
  private boolean meet(int[] grams) {
    int before = again.size();
    for (int id : grams) {
      if (!met.add(id)) {
        again.add(id, features.scales()[id]);
      }
    }
    boolean isNew = again.size() - before < grams.length;
    again.cut(isNew ? again.size() : before);
    return isNew;
  }

  private void addAll(double[] sums, int from) {
    for (int i = from; i < added.length; i++) {
      added[i] += sums[i];
    }
  }

  private void addGrams(WordSums sums) {
    squares[CHARS] += sums.square;
    key += sums.key;
    if (wordCount == words.length) {
      words = Arrays.copyOf(words, 2 * wordCount);
    }
    words[wordCount++] = sums;
  }

  @Override
  public FeatureSink ofView(int view) {
    return sinks[view];
  }

  /** Adds a feature of one of the domain's own views. */
  @Override
  public void gram(int view, char[] buffer, int offset, int length, double amount) {
    if (own.isFull()) {
      addOwn();
    }
    own.add(view, buffer, offset, length, amount);
  }

  private void addOwn() {
    vocabulary.findAll(own);
    for (int i = 0; i < own.count(); i++) {
      addOwn(own.view(i), own.id(i), own.amount(i));
    }
    own.clear();
  }

  private void addOwn(int view, int id, double amount) {
    if (id < 0) {
      unknown[view] += Math.min(1, amount * amount);
      return;
    }
    if (met.add(id)) {
      amounts[id - firstOwn] = 0;
      addSingle(view, id, 0);
    }
    amounts[id - firstOwn] += amount;
  }

  /** Ends the features; adds what they weigh to one sum per column. */
  void finish(double[] sums) {
    addOwn();
    takeOwn();
    takeAgain();
    double length = takeVector();
    boolean isEmpty = isEmpty();
    scaleViews();
    int from = 0;
    for (int view = 0; view < ends.length; view++) {
      single.scale(from, ends[view], factors[view]);
      from = Math.max(from, ends[view]);
    }
    if (!isEmpty) {
      single.addTo(sums, features.weights());
      again.scale(0, again.size(), -factors[CHARS]);
      again.addTo(sums, features.weights());
      addWords(sums, factors[CHARS], length > 0 ? factors[VECTORS] / length : 0);
    }
  }

  /** Settles how much own features count. */
  private void takeOwn() {
    for (int i = 0; i < single.size(); i++) {
      int id = single.id(i);
      if (id >= firstOwn) {
        double counted = Math.min(1, amounts[id - firstOwn]);
        double value = counted * features.scales()[id];
        single.set(i, value);
        squares[vocabulary.view(id)] += value * value;
        key += FeatureKey.of(id, counted);
      }
    }
  }

  private void takeAgain() {
    for (int i = 0; i < again.size(); i++) {
      squares[CHARS] -= again.value(i) * again.value(i);
      key -= FeatureKey.of(again.id(i));
    }
  }

  /** Settles the view of word vectors; returns the length of their sum. */
  private double takeVector() {
    double all = 0;
    double known = 0;
    for (int d = 0; d < features.dimensions().count(); d++) {
      double value = added[2 * columns + d];
      double scaled = value * features.dimensions().scales()[d];
      all += value * value;
      known += scaled * scaled;
    }
    double length = Math.sqrt(all);
    squares[VECTORS] = all > 0 ? known / all : 0;
    for (int d = 0; d < features.dimensions().keyed() && all > 0; d++) {
      double value = added[2 * columns + d];
      if (value != 0 && features.dimensions().ids()[d] >= 0) {
        key += FeatureKey.of(features.dimensions().ids()[d], Math.min(1, value / length));
      }
    }
    return length;
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
  }

  private void addWords(double[] sums, double byGrams, double byVector) {
    for (int k = 0; k < columns; k++) {
      sums[k] += byGrams * added[k];
      sums[k] += byVector * added[columns + k];
    }
  }

  /** Whether nothing but word vectors is known of the prompt. */
  public boolean isEmpty() {
    return single.size() + wordCount == 0;
  }

  /** Hash of the features and of how much each counts, as that of the {@link FeatureVector}. */
  public long key() {
    return key;
  }

  /** Number of the features of the view of words. */
  public int words() {
    return ends[WORDS];
  }

  /** The share of a view's squared length that the vocabulary has, in [0, 1]. */
  public double known(int view) {
    double scale = features.scales()[vocabulary.size()];
    double all = squares[view] + unknown[view] * scale * scale;
    return all > 0 ? squares[view] / all : 1;
  }

  /**
   * The share of the known character n-grams, by squared length, whose weight for a column is above
   * 0; 1 where there is none.
   */
  public double speaking(int column) {
    double speaking = 0;
    for (int i = 0; i < wordCount; i++) {
      speaking += words[i].speaking[column];
    }
    for (int i = 0; i < again.size(); i++) {
      int id = again.id(i);
      double scale = features.scales()[id];
      speaking -= features.weights().isPositive(id, column) ? scale * scale : 0;
    }
    return squares[CHARS] > 0 ? speaking / squares[CHARS] : 1;
  }
}
