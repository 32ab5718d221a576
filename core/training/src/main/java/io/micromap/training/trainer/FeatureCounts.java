package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts the features of any part of some rows. The models of all folds and the whole one have most
 * rows in common, so the features of each row are found once, as long as remembering them takes
 * little memory. Thread-safe.
 */
final class FeatureCounts {

  /** The features of more rows, some 1.2 kB each, are not remembered. */
  private static final int MOST_ROWS = 50_000;

  private final FeaturizerPipeline pipeline;
  private final List<Row> rows;

  /** All features; the numbers of those that a row has; whether it has word vectors. */
  private final List<Feature> features = new ArrayList<>();

  private final List<int[]> ofRow = new ArrayList<>();
  private final List<Boolean> hasVector = new ArrayList<>();

  FeatureCounts(FeaturizerPipeline pipeline, List<Row> rows) {
    this.pipeline = pipeline;
    this.rows = rows;
    if (rows.size() <= MOST_ROWS) {
      Map<Feature, Integer> numbers = new HashMap<>();
      rows.forEach(row -> read(row.prompt(), numbers));
    }
  }

  private void read(String prompt, Map<Feature, Integer> numbers) {
    Set<Feature> found = new HashSet<>();
    hasVector.add(VocabularyBuilder.find(pipeline, prompt, found));
    IntStream.Builder of = IntStream.builder();
    for (Feature feature : found) {
      Integer number = numbers.get(feature);
      if (number == null) {
        number = features.size();
        numbers.put(feature, number);
        features.add(feature);
      }
      of.add(number);
    }
    ofRow.add(of.build().toArray());
  }

  /** The features of the rows at some places that occur often enough. */
  Weighted of(List<Integer> places, TrainingOptions options) {
    int minDocuments = options.minDocumentsFor(places.size());
    VocabularyBuilder builder =
        new VocabularyBuilder(pipeline, options.fit().many().mostFeatures());
    if (ofRow.isEmpty() || features.size() > options.fit().many().mostFeatures()) {
      places.forEach(place -> builder.add(rows.get(place).prompt()));
    } else {
      builder.addCounted(counts(places), places.stream().anyMatch(hasVector::get), places.size());
    }
    return builder.build(minDocuments, options.idfPower());
  }

  private Map<Feature, Integer> counts(List<Integer> places) {
    int[] counts = new int[features.size()];
    for (int place : places) {
      for (int number : ofRow.get(place)) {
        counts[number]++;
      }
    }
    Map<Feature, Integer> counted = new HashMap<>();
    for (int number = 0; number < counts.length; number++) {
      if (counts[number] > 0) {
        counted.put(features.get(number), counts[number]);
      }
    }
    return counted;
  }
}
