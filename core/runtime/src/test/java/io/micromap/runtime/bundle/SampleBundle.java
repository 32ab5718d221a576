package io.micromap.runtime.bundle;

import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small mapper made by hand: the words of each class's phrase speak for that class alone.
 *
 * <p>Words only, but for one of them, so that a phrase's score can be reckoned by hand: every
 * feature is one word.
 */
public final class SampleBundle {

  /** So many held-out rows that their number bounds no confidence. */
  private static final int MANY = 1_000_000_000;

  /** A domain registry without domains. */
  public static final DomainRegistry NO_DOMAINS = DomainRegistry.of(List.of(), List.of());

  private static final Map<String, String> WORDS =
      Map.of("words", "1", "pair_window", "0", "chars_max", "0", "vector_weight", "0");

  private SampleBundle() {}

  /** Two classes, {@code on} and {@code off}, without a scope column. */
  public static Bundle lamp() {
    return of(false, Thresholds.global(0.5), "on", "light bright", "off", "dark gloomy");
  }

  /** As the lamp, but the dimensions of the word vectors are features too. */
  public static Bundle lampWithVectors() {
    Map<String, String> options = new TreeMap<>(WORDS);
    options.put("vector_weight", "1");
    return of(options, false, Thresholds.global(0.5), "on", "light bright", "off", "dark gloomy");
  }

  /** With all the features of the lexical featurizer in its default form. */
  public static Bundle lexical(String... labelsAndWords) {
    return of(Map.of(), false, Thresholds.global(0.5), labelsAndWords);
  }

  /** A mapper from a bundle. */
  public static Mapper mapper(Bundle bundle) {
    return Mapper.of(BundleFormat.write(bundle), "sample.mapper", NO_DOMAINS);
  }

  /**
   * A bundle.
   *
   * @param hasScope whether there is a column for rows out of scope; its weights are 0
   * @param labelsAndWords in turn a class and its words
   */
  public static Bundle of(boolean hasScope, Thresholds thresholds, String... labelsAndWords) {
    return of(WORDS, hasScope, thresholds, labelsAndWords);
  }

  private static Bundle of(
      Map<String, String> options,
      boolean hasScope,
      Thresholds thresholds,
      String... labelsAndWords) {
    List<Label> labels =
        Arrays.stream(labelsAndWords)
            .filter(text -> Arrays.asList(labelsAndWords).indexOf(text) % 2 == 0)
            .map(Label::of)
            .toList();
    SortedMap<Feature, Integer> classOf = new TreeMap<>();
    FeaturizerPipeline pipeline =
        new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical(options)));
    for (int k = 0; k < labels.size(); k++) {
      int label = k;
      pipeline.featurize(
          labelsAndWords[2 * k + 1],
          (view, buffer, offset, length, amount) ->
              classOf.put(new Feature(view, new String(buffer, offset, length)), label));
    }
    float[] scales = new float[classOf.size() + 1];
    Arrays.fill(scales, 1);
    return new Bundle(
        new Bundle.Origin("custom", ""),
        labels,
        new Bundle.Features(
            pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
            Vocabulary.of(List.copyOf(classOf.keySet())),
            scales),
        new Bundle.Model(
            weights(List.copyOf(classOf.values()), labels.size(), hasScope), KnownVectors.NONE),
        new Calibration(0.2, 0, hasScope ? 4 : 0, hasScope ? -2 : 0, MANY, ScoringOptions.DEFAULTS),
        thresholds,
        Json.mapper().createObjectNode().put("data_sha256", "none"),
        "# Sample\n");
  }

  private static SparseWeights weights(List<Integer> classOf, int classes, boolean hasScope) {
    SparseWeights.Builder weights = new SparseWeights.Builder(classes + (hasScope ? 1 : 0));
    for (int label : classOf) {
      weights.set(label, 1).endRow();
    }
    return weights.endRow().build();
  }
}
