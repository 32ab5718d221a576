package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A mapper of the size of a trained one, made without a training library: the features are those of
 * generated rows, a hundred a class, and the weights are random. Its answers mean nothing; the work
 * that they take is that of a trained mapper's.
 */
final class GeneratedMapper {

  /** Of a trained mapper's weights one in ten is not zero. */
  private static final double DENSITY = 0.1;

  private static final int ROWS_PER_CLASS = 100;
  private static final int WORDS_PER_ROW = 9;
  private static final int WORDS_PER_CLASS = 60;
  private static final int COMMON_WORDS = 400;

  private final SplittableRandom random = new SplittableRandom(42);
  private final int classes;

  GeneratedMapper(int classes) {
    this.classes = classes;
  }

  Mapper mapper() {
    FeaturizerPipeline pipeline = new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical()));
    Vocabulary vocabulary = vocabulary(pipeline);
    float[] scales = new float[vocabulary.size() + 1];
    Arrays.fill(scales, 1);
    Bundle bundle =
        new Bundle(
            new Bundle.Origin("custom", ""),
            IntStream.range(0, classes).mapToObj(k -> Label.of("class_" + k)).toList(),
            new Bundle.Features(
                pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
                vocabulary,
                scales),
            new Bundle.Model(weights(vocabulary.size()), KnownVectors.NONE),
            new Calibration(0.6, 0, 0, 0, 10_000, ScoringOptions.DEFAULTS),
            Thresholds.global(0.5),
            Json.mapper().createObjectNode(),
            "# Generated\n");
    return Mapper.of(
        BundleFormat.write(bundle), "generated", DomainRegistry.of(List.of(), List.of()));
  }

  /** A prompt of some class, of about so many characters. */
  String prompt(int characters) {
    StringBuilder prompt = new StringBuilder();
    int label = random.nextInt(classes);
    while (prompt.length() < characters) {
      prompt.append(prompt.isEmpty() ? "" : " ").append(word(label));
    }
    return prompt.toString();
  }

  private Vocabulary vocabulary(FeaturizerPipeline pipeline) {
    TreeSet<Feature> features = new TreeSet<>();
    for (int row = 0; row < classes * ROWS_PER_CLASS; row++) {
      pipeline.featurize(
          row(row % classes),
          (view, buffer, from, length, amount) ->
              features.add(new Feature(view, new String(buffer, from, length))));
    }
    return Vocabulary.of(List.copyOf(features));
  }

  private String row(int label) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS_PER_ROW; i++) {
      words.add(word(label));
    }
    return String.join(" ", words);
  }

  /** One word in three is the class's own. */
  private String word(int label) {
    int number =
        random.nextInt(3) == 0
            ? COMMON_WORDS + label * WORDS_PER_CLASS + random.nextInt(WORDS_PER_CLASS)
            : random.nextInt(COMMON_WORDS);
    return spell(number);
  }

  /** Consonants and vowels in turn, four to eight letters. */
  private static String spell(int number) {
    SplittableRandom letters = new SplittableRandom(number);
    StringBuilder word = new StringBuilder();
    int syllables = 2 + letters.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      word.append("bcdfghklmnprstvw".charAt(letters.nextInt(16)));
      word.append("aeiou".charAt(letters.nextInt(5)));
    }
    return word.toString();
  }

  private SparseWeights weights(int features) {
    SparseWeights.Builder weights = new SparseWeights.Builder(classes);
    for (int row = 0; row <= features; row++) {
      for (int k = 0; k < classes; k++) {
        if (random.nextDouble() < DENSITY) {
          weights.set(k, random.nextDouble() - 0.3);
        }
      }
      weights.endRow();
    }
    return weights.build();
  }
}
