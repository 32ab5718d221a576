package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds where the features of one prompt stand, in the pass over the prompt that makes its vector.
 *
 * <p>Time and memory grow with the prompt and with the places found: each occurrence of a word or
 * of a character n-gram is one place; a word pair has the places of its two parts, which are looked
 * up once per pair.
 */
final class Locator {

  private final FeaturizerPipeline pipeline;
  private final Vocabulary vocabulary;
  private final Words words;
  private final SourceMap sources;
  private final Map<Integer, List<Span>> places = new HashMap<>();

  /**
   * For one prompt.
   *
   * @param words those of the prompt, as the pipeline reads them
   */
  Locator(FeaturizerPipeline pipeline, Vocabulary vocabulary, Words words) {
    this.pipeline = pipeline;
    this.vocabulary = vocabulary;
    this.words = words;
    this.sources = new SourceMap(words);
  }

  LocatedVector locate(float[] scales) {
    Hits hits = new Hits(pipeline, vocabulary, scales);
    OwnRecording own = new OwnRecording();
    pipeline.featurize(
        words,
        (view, buffer, offset, length, amount) -> {
          if (view > FeaturizerPipeline.VECTOR_VIEW) {
            own.gram(view, buffer, offset, length, amount);
          }
          int id = hits.add(view, buffer, offset, length, amount);
          if (id >= 0) {
            note(id, view, buffer, offset, length);
          }
        });
    FeatureVector vector = hits.toVector();
    List<LocatedFeature> located = new ArrayList<>(features(vector));
    located.addAll(meanings(vector));
    return new LocatedVector(vector, located, own);
  }

  /** Keeps a feature's place; those of a pair are the same at every occurrence. */
  private void note(int id, int view, char[] buffer, int offset, int length) {
    if (view == FeaturizerPipeline.PAIR_VIEW) {
      places.computeIfAbsent(id, pair -> sources.parts(new String(buffer, offset, length)));
    } else if (pipeline.hasPlaces(view)) {
      places
          .computeIfAbsent(id, feature -> new ArrayList<>())
          .addAll(sources.slice(offset, offset + length));
    }
  }

  private List<LocatedFeature> features(FeatureVector vector) {
    List<LocatedFeature> features = new ArrayList<>();
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      if (vocabulary.view(id) != FeaturizerPipeline.VECTOR_VIEW) {
        features.add(
            new LocatedFeature(
                pipeline.viewName(vocabulary.view(id)),
                vocabulary.feature(id).text(),
                new int[] {id},
                new double[] {vector.values()[i]},
                SourceMap.ascending(places.getOrDefault(id, List.of()))));
      }
    }
    return features;
  }

  /** Deals the values of the mean word vector to the words, by each one's part in the sum. */
  private List<LocatedFeature> meanings(FeatureVector vector) {
    int first = 0;
    while (first < vector.size() && !isVector(vector.ids()[first])) {
      first++;
    }
    int behind = first;
    while (behind < vector.size() && isVector(vector.ids()[behind])) {
      behind++;
    }
    return first == behind
        ? List.of()
        : meanings(
            Arrays.copyOfRange(vector.ids(), first, behind),
            Arrays.copyOfRange(vector.values(), first, behind));
  }

  private boolean isVector(int id) {
    return vocabulary.view(id) == FeaturizerPipeline.VECTOR_VIEW;
  }

  private List<LocatedFeature> meanings(int[] ids, double[] values) {
    List<SourceMap.Meaning> meanings = sources.meanings();
    double[][] parts = new double[meanings.size()][ids.length];
    for (int i = 0; i < ids.length; i++) {
      int dimension = WordVectors.dimension(vocabulary.feature(ids[i]).text());
      double sum = 0;
      for (SourceMap.Meaning meaning : meanings) {
        sum += meaning.vector()[dimension];
      }
      for (int word = 0; word < parts.length; word++) {
        parts[word][i] = values[i] * (meanings.get(word).vector()[dimension] / sum);
      }
    }
    return IntStream.range(0, parts.length)
        .mapToObj(word -> located(meanings.get(word), ids, parts[word]))
        .toList();
  }

  private LocatedFeature located(SourceMap.Meaning meaning, int[] ids, double[] parts) {
    return new LocatedFeature(
        pipeline.viewName(FeaturizerPipeline.VECTOR_VIEW),
        meaning.text(),
        ids,
        parts,
        List.of(meaning.span()));
  }
}
