package io.micromap.evaluation;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Mappers without a training library: a prompt belongs to the class whose rows' mean vector is
 * nearest. The same rows give the same bytes.
 */
public final class SampleMapper {

  /** A registry without domains. */
  public static final DomainRegistry NO_DOMAINS = DomainRegistry.of(List.of(), List.of());

  private SampleMapper() {}

  /** A mapper of the classes of some rows. */
  public static Mapper of(LabelledPrompts rows) {
    return Mapper.of(BundleFormat.write(bundle(rows)), "sample.mapper", NO_DOMAINS);
  }

  /** A mapper of a domain. */
  public static Mapper of(Domain domain, LabelledPrompts rows) {
    Bundle bundle =
        bundle(
            new Bundle.Origin(domain.id(), domain.version()),
            domain.labels(),
            domain.featurizers(),
            rows);
    DomainRegistry registry = DomainRegistry.of(List.of(domain), List.of());
    return Mapper.of(BundleFormat.write(bundle), domain.id() + ".mapper", registry);
  }

  /** The bundle behind a mapper of the classes of some rows. */
  public static Bundle bundle(LabelledPrompts rows) {
    return bundle(
        new Bundle.Origin("custom", ""),
        rows.labels().stream().map(Label::of).toList(),
        List.of(FeaturizerDefinition.lexical()),
        rows);
  }

  private static Bundle bundle(
      Bundle.Origin origin,
      List<Label> labels,
      List<FeaturizerDefinition> featurizers,
      LabelledPrompts rows) {
    FeaturizerPipeline pipeline = new FeaturizerPipeline(featurizers);
    Vocabulary vocabulary = vocabulary(pipeline, rows);
    float[] scales = new float[vocabulary.size() + 1];
    Arrays.fill(scales, 1);
    boolean scope = !rows.outOfScope().isEmpty();
    return new Bundle(
        origin,
        labels,
        new Bundle.Features(
            pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
            vocabulary,
            scales),
        new Bundle.Model(
            weights(new Vectorizer(pipeline, vocabulary, scales), labels, rows, vocabulary.size()),
            KnownVectors.NONE),
        new Calibration(1, 0, scope ? 10 : 0, 0, 1000, ScoringOptions.DEFAULTS),
        Thresholds.global(0.5),
        Json.mapper().valueToTree(TrainedOn.of(rows)),
        "# Sample\n");
  }

  private static Vocabulary vocabulary(FeaturizerPipeline pipeline, LabelledPrompts rows) {
    SortedSet<Feature> features = new TreeSet<>();
    for (Row row : rows.rows()) {
      pipeline.featurize(
          row.prompt(),
          (view, buffer, offset, length, amount) ->
              features.add(new Feature(view, new String(buffer, offset, length))));
    }
    return Vocabulary.of(List.copyOf(features));
  }

  /** By feature and class, and a last column for the out-of-scope rows where there are any. */
  private static SparseWeights weights(
      Vectorizer vectorizer, List<Label> labels, LabelledPrompts rows, int features) {
    double[][] centroids = new double[labels.size() + (rows.outOfScope().isEmpty() ? 0 : 1)][];
    for (int k = 0; k < centroids.length; k++) {
      String label = k < labels.size() ? labels.get(k).name() : rows.oosLabel();
      centroids[k] = centroid(vectorizer, label, rows, features);
    }
    SparseWeights.Builder weights = new SparseWeights.Builder(centroids.length);
    for (int id = 0; id < features; id++) {
      for (int k = 0; k < centroids.length; k++) {
        if (centroids[k][id] != 0) {
          weights.set(k, 2 * centroids[k][id]);
        }
      }
      weights.endRow();
    }
    for (int k = 0; k < centroids.length; k++) {
      weights.set(k, -Arrays.stream(centroids[k]).map(value -> value * value).sum());
    }
    return weights.endRow().build();
  }

  private static double[] centroid(
      Vectorizer vectorizer, String label, LabelledPrompts rows, int features) {
    List<FeatureVector> vectors =
        rows.rows().stream()
            .filter(row -> row.label().equals(label))
            .map(row -> vectorizer.vector(row.prompt()))
            .toList();
    double[] centroid = new double[features];
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        centroid[vector.ids()[i]] += vector.values()[i] / vectors.size();
      }
    }
    return centroid;
  }
}
