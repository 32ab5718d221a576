package io.micromap.training.trainer;

import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.featurizer.WordVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts in how many prompts each feature occurs and keeps those that occur often enough. The
 * dimensions of word vectors are in all prompts and are kept.
 *
 * <p>Memory stays bounded on any number of prompts: whenever more than so many features are
 * counted, those seen least often so far are let go.
 */
final class VocabularyBuilder {

  private final FeaturizerPipeline pipeline;
  private final int mostFeatures;
  private Map<Feature, Integer> counts = new HashMap<>();
  private boolean hasVectors;
  private int prompts;

  VocabularyBuilder(FeaturizerPipeline pipeline, int mostFeatures) {
    this.pipeline = pipeline;
    this.mostFeatures = mostFeatures;
  }

  void add(String prompt) {
    prompts++;
    Set<Feature> features = new HashSet<>();
    hasVectors |= find(pipeline, prompt, features);
    features.forEach(feature -> counts.merge(feature, 1, Integer::sum));
    if (counts.size() > mostFeatures) {
      dropRarest();
    }
  }

  /** Adds the features of a prompt but for word vectors; whether it has those. */
  static boolean find(FeaturizerPipeline pipeline, String prompt, Set<Feature> features) {
    boolean[] vectors = new boolean[1];
    pipeline.featurize(
        prompt,
        (view, buffer, offset, length, amount) -> {
          if (view == FeaturizerPipeline.VECTOR_VIEW) {
            vectors[0] = true;
          } else {
            features.add(new Feature(view, new String(buffer, offset, length)));
          }
        });
    return vectors[0];
  }

  /** Leaves a quarter of the room free, so that this happens once in many prompts. */
  private void dropRarest() {
    int most = mostFeatures - mostFeatures / 4;
    for (int least = 2; counts.size() > most; least++) {
      int fewest = least;
      counts.values().removeIf(count -> count < fewest);
    }
    counts = new HashMap<>(counts);
  }

  /**
   * Numbers the features.
   *
   * @param minDocuments in how many prompts a feature of a view occurs at least, by view
   */
  Weighted build(int minDocuments, double idfPower) {
    List<Feature> kept = new ArrayList<>(counts.keySet());
    kept.removeIf(feature -> counts.get(feature) < minDocuments);
    kept.addAll(vectors(hasVectors));
    Collections.sort(kept);
    int[] documents =
        kept.stream().mapToInt(feature -> counts.getOrDefault(feature, prompts)).toArray();
    return Weighted.of(kept, documents, prompts, idfPower);
  }

  /** The dimensions of word vectors as features, ascending; none without word vectors. */
  static List<Feature> vectors(boolean hasVectors) {
    WordVectors table = WordVectors.table();
    return IntStream.range(0, hasVectors ? table.dimensions() : 0)
        .mapToObj(d -> new Feature(FeaturizerPipeline.VECTOR_VIEW, String.valueOf(table.name(d))))
        .toList();
  }

  /**
   * A vocabulary with the scale of each feature, and a last one of features that are not in it: a
   * power of the smoothed inverse document frequency, (ln((1 + prompts) / (1 + prompts with the
   * feature)) + 1)^power.
   */
  record Weighted(Vocabulary vocabulary, float[] scales) {

    /**
     * Of features in ascending order.
     *
     * @param documents by feature in how many prompts it occurs
     */
    static Weighted of(List<Feature> features, int[] documents, int prompts, double idfPower) {
      float[] scales = new float[features.size() + 1];
      for (int id = 0; id < scales.length; id++) {
        int count = id < features.size() ? documents[id] : 0;
        double idf = StrictMath.log((1.0 + prompts) / (1.0 + count)) + 1;
        scales[id] = (float) StrictMath.pow(idf, idfPower);
      }
      return new Weighted(Vocabulary.of(features), scales);
    }
  }
}
