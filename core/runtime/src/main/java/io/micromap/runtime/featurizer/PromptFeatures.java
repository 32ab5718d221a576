package io.micromap.runtime.featurizer;

import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The features of many prompts, found once: they are counted in any part of the prompts, and made
 * vectors of by any vocabulary of some of them. Thread-safe.
 *
 * <p>Dimensions of word vectors stand apart: they are no features here.
 */
public final class PromptFeatures {

  private static final int VECTORS = FeaturizerPipeline.VECTOR_VIEW;

  private final List<String> prompts;
  private final Vocabulary features;
  private final Found[] found;

  /**
   * What was found in a prompt.
   *
   * @param features numbers of its features, ascending
   * @param times how often each of them occurs; null where that does not make the prompt's vector,
   *     because a vocabulary may join words of it, or because an own featurizer weighs its features
   * @param meaning by dimension the mean word vector; null without word vectors
   */
  private record Found(int[] features, byte @Nullable [] times, double @Nullable [] meaning) {}

  /** Finds the features of prompts; an own featurizer that fails is told of the first one. */
  public PromptFeatures(FeaturizerPipeline pipeline, List<String> prompts) {
    this.prompts = List.copyOf(prompts);
    Map<Feature, Integer> numbers = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    List<Occurrences> occurrences;
    try {
      occurrences =
          prompts.parallelStream()
              .map(prompt -> new Occurrences(numbers, next).of(pipeline, prompt))
              .toList();
    } catch (MicromapException e) {
      prompts.forEach(prompt -> new Occurrences(numbers, next).of(pipeline, prompt));
      throw e;
    }
    Feature[] sorted = numbers.keySet().toArray(Feature[]::new);
    Arrays.parallelSort(sorted);
    int[] places = new int[sorted.length];
    for (int place = 0; place < places.length; place++) {
      places[Objects.requireNonNull(numbers.get(sorted[place]))] = place;
    }
    features = Vocabulary.of(Arrays.asList(sorted));
    WordJoiner joiner = new WordJoiner(VocabularyWords.filtered(features));
    found =
        IntStream.range(0, prompts.size())
            .parallel()
            .mapToObj(
                i -> {
                  boolean mayJoin =
                      pipeline.readsNeighbours()
                          && joiner.mayJoin(pipeline.words(prompts.get(i)), new WordJoiner.Room());
                  return occurrences.get(i).found(places, !mayJoin);
                })
            .toArray(Found[]::new);
  }

  /** Gathers the occurrences of features in one prompt, which are numbered as they turn up. */
  private static final class Occurrences implements GramSink {

    private final Map<Feature, Integer> numbers;
    private final AtomicInteger next;
    private int[] all = new int[256];
    private int count;
    private boolean isPlain = true;
    private double @Nullable [] meaning;

    Occurrences(Map<Feature, Integer> numbers, AtomicInteger next) {
      this.numbers = numbers;
      this.next = next;
    }

    Occurrences of(FeaturizerPipeline pipeline, String prompt) {
      pipeline.featurize(prompt, this);
      all = Arrays.copyOf(all, count);
      return this;
    }

    @Override
    public void gram(int view, char[] buffer, int offset, int length, double amount) {
      String text = new String(buffer, offset, length);
      if (view == VECTORS) {
        meaning = meaning == null ? new double[WordVectors.table().dimensions()] : meaning;
        meaning[WordVectors.dimension(text)] = amount;
        return;
      }
      isPlain &= amount == 1;
      all = count < all.length ? all : Arrays.copyOf(all, 2 * count);
      all[count++] = number(new Feature(view, text));
    }

    private int number(Feature feature) {
      Integer known = numbers.get(feature);
      return known == null
          ? numbers.computeIfAbsent(feature, added -> next.getAndIncrement())
          : known;
    }

    Found found(int[] places, boolean keepsWords) {
      Arrays.setAll(all, i -> places[all[i]]);
      Arrays.sort(all);
      int[] features = new int[count];
      byte[] times = new byte[count];
      int size = 0;
      boolean isCounted = keepsWords && isPlain;
      for (int i = 0; i < count; i++) {
        size += i == 0 || all[i] > all[i - 1] ? 1 : 0;
        features[size - 1] = all[i];
        isCounted &= ++times[size - 1] > 0;
      }
      return new Found(
          Arrays.copyOf(features, size), isCounted ? Arrays.copyOf(times, size) : null, meaning);
    }
  }

  /** Number of different features. */
  public int size() {
    return features.size();
  }

  /** A feature by its number: they are numbered in their order. */
  public Feature feature(int number) {
    return features.feature(number);
  }

  /** Number of a view's first feature; where it has none, of the first of a later view. */
  public int first(int view) {
    return features.first(view);
  }

  /** By number in how many of the prompts at some places each feature occurs. */
  public int[] counts(List<Integer> places) {
    int[] counts = new int[features.size()];
    for (int place : places) {
      for (int feature : found[place].features) {
        counts[feature]++;
      }
    }
    return counts;
  }

  /** Whether a prompt at some places has word vectors. */
  public boolean hasVectors(List<Integer> places) {
    return places.stream().anyMatch(place -> found[place].meaning != null);
  }

  /**
   * The vectors of the prompts by place, as {@link Vectorizer#vector(String)} makes them.
   *
   * @param vectorizer of the pipeline that found the features, with a vocabulary of some of them
   */
  public IntFunction<FeatureVector> vectors(Vectorizer vectorizer) {
    Vocabulary vocabulary = vectorizer.vocabulary();
    int[] ids = new int[features.size()];
    for (int i = 0; i < ids.length; i++) {
      int from = features.start(i);
      int length = features.start(i + 1) - from;
      ids[i] = vocabulary.find(features.view(i), features.text(), from, length);
    }
    return place ->
        found[place].times == null
            ? vectorizer.vector(prompts.get(place))
            : vector(found[place], vectorizer, ids);
  }

  private FeatureVector vector(Found prompt, Vectorizer vectorizer, int[] ids) {
    VectorRoom room = vectorizer.room();
    room.reserve(prompt.features.length + WordVectors.table().dimensions());
    boolean isKnown = false;
    for (int feature : prompt.features) {
      isKnown |= ids[feature] >= 0;
    }
    int i = 0;
    for (; i < prompt.features.length && features.view(prompt.features[i]) < VECTORS; i++) {
      add(prompt, i, ids, room);
    }
    if (prompt.meaning != null) {
      addMeaning(prompt.meaning, vectorizer.vocabulary(), isKnown, room);
    }
    for (; i < prompt.features.length; i++) {
      add(prompt, i, ids, room);
    }
    return room.vector().copy();
  }

  private void add(Found prompt, int i, int[] ids, VectorRoom room) {
    int feature = prompt.features[i];
    int times = Objects.requireNonNull(prompt.times)[i];
    if (ids[feature] >= 0) {
      room.add(ids[feature], features.view(feature), times);
    } else {
      room.miss(features.view(feature), times, 1);
    }
  }

  /** Adds the dimensions of a mean word vector, of which a vocabulary has all or none. */
  private static void addMeaning(
      double[] meaning, Vocabulary vocabulary, boolean isKnown, VectorRoom room) {
    int first = vocabulary.first(VECTORS);
    boolean hasDimensions = vocabulary.first(VECTORS + 1) > first;
    for (int d = 0; d < meaning.length; d++) {
      if (meaning[d] != 0 && !hasDimensions) {
        room.miss(VECTORS, 1, meaning[d]);
      } else if (meaning[d] != 0 && isKnown) {
        room.add(first + d, VECTORS, meaning[d]);
      }
    }
  }
}
