package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Bundle.Features;
import io.micromap.runtime.bundle.Bundle.Origin;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.json.Json;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bundles of every shape: with and without scope, without features, with any text in them. */
final class GeneratedBundles {

  private GeneratedBundles() {}

  static Arbitrary<Bundle> bundles() {
    return Combinators.combine(
            labels(),
            features(),
            Arbitraries.of(0, 1),
            calibrations(),
            texts(),
            Arbitraries.longs())
        .as(
            (labels, features, scope, calibration, text, seed) ->
                bundle(labels, features, labels.size() + scope, calibration, text, seed));
  }

  private static Bundle bundle(
      List<Label> labels,
      List<Feature> features,
      int columns,
      Calibration calibration,
      String text,
      long seed) {
    Random random = new Random(seed);
    ObjectNode provenance = Json.mapper().createObjectNode();
    provenance.put("text", text).put("number", random.nextGaussian());
    return new Bundle(
        new Origin("custom", version(text)),
        labels,
        new Features(
            List.of(FeaturizerReference.to(FeaturizerDefinition.lexical())),
            Vocabulary.of(features),
            scales(features.size() + 1, random)),
        new Bundle.Model(anyWeights(features.size() + 1, columns, random), known(random)),
        calibration,
        thresholds(labels, random),
        provenance,
        text);
  }

  /** The part of a text that may be a version. */
  private static String version(String text) {
    int[] printable = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").codePoints().toArray();
    return new String(printable, 0, Math.min(64, printable.length));
  }

  private static Arbitrary<List<Label>> labels() {
    Arbitrary<Label> label =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12),
                texts(),
                texts().list().ofMaxSize(2))
            .as(Label::new);
    return label.list().ofMinSize(2).ofMaxSize(5).uniqueElements(Label::name);
  }

  private static Arbitrary<List<Feature>> features() {
    Arbitrary<Feature> feature =
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.strings().ofMaxLength(9))
            .as(Feature::new);
    return feature.list().ofMaxSize(20).map(all -> List.copyOf(new TreeSet<>(all)));
  }

  private static Arbitrary<Calibration> calibrations() {
    Arbitrary<Double> slopes = Arbitraries.doubles().between(0, 1e9);
    Arbitrary<Double> intercepts = Arbitraries.doubles().between(-1e9, 1e9);
    Arbitrary<ScoringOptions> options =
        Combinators.combine(
                Arbitraries.doubles().between(1e-9, 1000).ofScale(9),
                Arbitraries.doubles().between(1e-9, 100).ofScale(9),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.doubles().between(1e-9, 1).ofScale(9),
                Arbitraries.doubles().between(1e-9, 1000).ofScale(9),
                Arbitraries.integers().between(1, 1000))
            .as(ScoringOptions::new);
    Arbitrary<Integer> rows = Arbitraries.integers().greaterOrEqual(0);
    return Combinators.combine(slopes, intercepts, slopes, intercepts, rows, options)
        .as(Calibration::new);
  }

  /** Any text, the parts of surrogate pairs and control characters included. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(12);
  }

  private static KnownVectors known(Random random) {
    return KnownVectors.of(
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> new FeatureVector(new int[] {i}, new double[] {1}, new double[0]))
            .toList());
  }

  private static float[] scales(int count, Random random) {
    float[] scales = new float[count];
    for (int i = 0; i < count; i++) {
      scales[i] = Float.MIN_VALUE + random.nextFloat();
    }
    return scales;
  }

  private static SparseWeights anyWeights(int rows, int columns, Random random) {
    SparseWeights weights = weights(rows, columns, random);
    return random.nextBoolean() ? weights : weights.rounded();
  }

  static SparseWeights weights(int rows, int columns, Random random) {
    SparseWeights.Builder weights = new SparseWeights.Builder(columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        weights.set(column, random.nextBoolean() ? random.nextGaussian() : 0);
      }
      weights.endRow();
    }
    return weights.build();
  }

  private static Thresholds thresholds(List<Label> labels, Random random) {
    Map<String, Double> perClass = new TreeMap<>();
    for (Label label : labels) {
      if (random.nextBoolean()) {
        perClass.put(label.name(), random.nextDouble());
      }
    }
    return Thresholds.of(random.nextDouble(), perClass);
  }
}
