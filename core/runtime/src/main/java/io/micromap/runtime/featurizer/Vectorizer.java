package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A pipeline bound to a vocabulary: turns prompts into {@link FeatureVector}s. Thread-safe.
 *
 * <p>Value of a feature: its amount, at most 1, times its scale (a power of its inverse document
 * frequency, or 1), each view scaled to length 1 and weighted, the whole scaled to length 1.
 */
public final class Vectorizer {

  private final FeaturizerPipeline pipeline;
  private final Vocabulary vocabulary;
  private final float[] scales;

  /**
   * Binds.
   *
   * @param scales one positive factor per feature and a last one for features that the vocabulary
   *     does not have
   */
  public Vectorizer(FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales) {
    if (scales.length != vocabulary.size() + 1) {
      throw new IllegalArgumentException(
          scales.length + " scales for " + vocabulary.size() + " features and the unknown ones.");
    }
    int last = vocabulary.size() - 1;
    if (last >= 0 && (vocabulary.view(0) < 0 || vocabulary.view(last) >= pipeline.views())) {
      throw new IllegalArgumentException(
          "Features are of views "
              + vocabulary.view(0)
              + " to "
              + vocabulary.view(last)
              + ", but there are "
              + pipeline.views()
              + " views.");
    }
    this.pipeline = pipeline;
    this.vocabulary = vocabulary;
    this.scales = scales;
  }

  /**
   * The vector of a prompt of at most {@link FeaturizerPipeline#MAX_PROMPT} characters; empty where
   * nothing but word vectors is known of it.
   */
  public FeatureVector vector(String text) {
    return vector(sink -> pipeline.featurize(text, sink));
  }

  /** The vector of features that were found before; their order does not matter. */
  public FeatureVector vector(Consumer<GramSink> features) {
    Hits hits = new Hits(vocabulary, pipeline.views());
    features.accept(hits);
    return hits.toVector(pipeline, scales);
  }

  /** What the prompt's vector is the sum of, with its places, features first, then words. */
  public List<LocatedFeature> locate(String text) {
    FeatureVector vector = vector(text);
    SourceMap sources = pipeline.sources(text);
    Map<Integer, SortedSet<Span>> places = places(text, sources);
    List<LocatedFeature> located = new ArrayList<>();
    int first = 0;
    int behind = 0;
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      if (vocabulary.view(id) == FeaturizerPipeline.VECTOR_VIEW) {
        first = behind == 0 ? i : first;
        behind = i + 1;
      } else {
        located.add(
            new LocatedFeature(
                viewName(vocabulary.view(id)),
                vocabulary.feature(id).text(),
                new int[] {id},
                new double[] {vector.values()[i]},
                List.copyOf(places.getOrDefault(id, new TreeSet<>()))));
      }
    }
    if (behind > 0) {
      locateMeanings(
          sources.meanings(),
          Arrays.copyOfRange(vector.ids(), first, behind),
          Arrays.copyOfRange(vector.values(), first, behind),
          located);
    }
    return located;
  }

  private Map<Integer, SortedSet<Span>> places(String text, SourceMap sources) {
    Map<Integer, SortedSet<Span>> places = new HashMap<>();
    pipeline.featurize(
        text,
        (view, buffer, offset, length, amount) -> {
          int id = vocabulary.find(view, buffer, offset, length);
          if (id >= 0 && pipeline.hasPlaces(view)) {
            places
                .computeIfAbsent(id, key -> new TreeSet<>())
                .addAll(sources.places(buffer, offset, length));
          }
        });
    return places;
  }

  /** Deals the values of the mean word vector to the words, by each one's part in the sum. */
  private void locateMeanings(
      List<SourceMap.Meaning> meanings, int[] ids, double[] values, List<LocatedFeature> located) {
    int[] dimensions = new int[ids.length];
    double[] sums = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      dimensions[i] = WordVectors.dimension(vocabulary.feature(ids[i]).text());
      for (SourceMap.Meaning meaning : meanings) {
        sums[i] += meaning.vector()[dimensions[i]];
      }
    }
    for (SourceMap.Meaning meaning : meanings) {
      double[] parts = new double[ids.length];
      for (int i = 0; i < ids.length; i++) {
        parts[i] = values[i] * (meaning.vector()[dimensions[i]] / sums[i]);
      }
      located.add(
          new LocatedFeature(
              viewName(FeaturizerPipeline.VECTOR_VIEW),
              meaning.text(),
              ids,
              parts,
              List.of(meaning.span())));
    }
  }

  /** What the features of a view are. */
  public String viewName(int view) {
    return pipeline.viewName(view);
  }

  /** What finds the features. */
  public FeaturizerPipeline pipeline() {
    return pipeline;
  }

  /** Gathers the features of one prompt; of the unknown ones, only how much they amount to. */
  private static final class Hits implements GramSink {

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
      int id = vocabulary.find(view, buffer, offset, length);
      if (id < 0) {
        unknown[view] += Math.min(1, amount * amount);
        return;
      }
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, count * 2);
        amounts = Arrays.copyOf(amounts, count * 2);
      }
      evidence |= view != FeaturizerPipeline.VECTOR_VIEW;
      keys[count] = ((long) id << 32) | count;
      amounts[count++] = amount;
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
}
