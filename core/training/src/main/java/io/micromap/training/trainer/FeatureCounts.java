package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.PromptFeatures;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Counts the features of any part of some rows, and makes vectors of them. The models of all folds
 * and the whole one have most rows in common, so the features of each row are found once, as long
 * as remembering them takes little memory. Thread-safe.
 */
final class FeatureCounts {

  /** The features of more rows, some 2 kB each, are not remembered. */
  private static final int MOST_ROWS = 50_000;

  private final FeaturizerPipeline pipeline;
  private final List<Row> rows;
  private final Optional<PromptFeatures> found;

  FeatureCounts(FeaturizerPipeline pipeline, List<Row> rows) {
    this.pipeline = pipeline;
    this.rows = rows;
    this.found =
        rows.size() <= MOST_ROWS
            ? Optional.of(new PromptFeatures(pipeline, rows.stream().map(Row::prompt).toList()))
            : Optional.empty();
  }

  /** What finds the features. */
  FeaturizerPipeline pipeline() {
    return pipeline;
  }

  /** The features of the rows at some places that occur often enough. */
  Weighted of(List<Integer> places, TrainingOptions options) {
    int mostFeatures = options.fit().many().mostFeatures();
    int minDocuments = options.minDocumentsFor(places.size());
    return found
        .filter(features -> features.size() <= mostFeatures)
        .map(features -> frequent(features, places, minDocuments, options.idfPower()))
        .orElseGet(
            () -> {
              VocabularyBuilder builder = new VocabularyBuilder(pipeline, mostFeatures);
              places.forEach(place -> builder.add(rows.get(place).prompt()));
              return builder.build(minDocuments, options.idfPower());
            });
  }

  private static Weighted frequent(
      PromptFeatures features, List<Integer> places, int minDocuments, double idfPower) {
    int[] counts = features.counts(places);
    List<Feature> vectors = VocabularyBuilder.vectors(features.hasVectors(places));
    List<Feature> kept = new ArrayList<>();
    int[] documents = new int[counts.length + vectors.size()];
    int behindVectors = features.first(FeaturizerPipeline.VECTOR_VIEW);
    for (int number = 0; number <= counts.length; number++) {
      if (number == behindVectors) {
        Arrays.fill(documents, kept.size(), kept.size() + vectors.size(), places.size());
        kept.addAll(vectors);
      }
      if (number < counts.length && counts[number] >= minDocuments) {
        documents[kept.size()] = counts[number];
        kept.add(features.feature(number));
      }
    }
    return Weighted.of(kept, documents, places.size(), idfPower);
  }

  /**
   * The vectors of the rows by place.
   *
   * @param vectorizer of the pipeline, with features of these rows
   */
  IntFunction<FeatureVector> vectors(Vectorizer vectorizer) {
    return found
        .map(features -> features.vectors(vectorizer))
        .orElse(place -> vectorizer.vector(rows.get(place).prompt()));
  }
}
