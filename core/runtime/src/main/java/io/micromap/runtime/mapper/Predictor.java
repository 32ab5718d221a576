package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.Weights;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.LocatedVector;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.text.NormalizedText;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: from a prompt to the probabilities of the classes. Thread-safe.
 *
 * <p>The first prompts are answered without tables, as soon as the bundle is read; tables take some
 * hundredths of a second to make. The answers are the same bits.
 */
final class Predictor {

  /** So many prompts take as long without tables as making them does. */
  private static final int PATIENCE = 500;

  private final Bundle bundle;
  private final Vectorizer vectorizer;
  private final LinearScorer scorer;
  private final AtomicInteger asked = new AtomicInteger();
  private final CompiledPredictor first;
  private volatile @Nullable CompiledPredictor compiled;

  private final Optional<Fusion> fusion;

  Predictor(Bundle bundle, FeaturizerPipeline pipeline, Optional<Encoder> encoder) {
    this.bundle = bundle;
    this.fusion =
        bundle
            .embedding()
            .map(view -> new Fusion(view, encoder.orElseThrow(), bundle.calibration()));
    this.vectorizer = new Vectorizer(pipeline, bundle.vocabulary(), bundle.features().scales());
    this.scorer = scorer(bundle, bundle.weights());
    this.first =
        new CompiledPredictor(bundle, vectorizer.sums(bundle.weights(), false), scorer, fusion);
  }

  private static LinearScorer scorer(Bundle bundle, Weights weights) {
    return new LinearScorer(
        bundle.vocabulary(), weights, bundle.labels().size(), bundle.calibration().options());
  }

  Vectorizer vectorizer() {
    return vectorizer;
  }

  Prediction predict(String prompt) {
    return predict(prompt, Prediction::copy);
  }

  /**
   * What somebody makes of a prediction.
   *
   * @param use must not keep the prediction, whose probabilities are the next prompt's afterwards
   */
  <T> T predict(String prompt, Function<Prediction, T> use) {
    Objects.requireNonNull(prompt, "prompt");
    if (prompt.length() > FeaturizerPipeline.MAX_PROMPT) {
      return use.apply(Prediction.without(Reason.TOO_LONG));
    }
    NormalizedText form = NormalizedText.of(prompt);
    if (form.isBlank()) {
      return use.apply(Prediction.without(Reason.EMPTY).normalized(form.disguised()));
    }
    return fastest().predict(form, use);
  }

  /** The prediction for a prompt that is neither blank nor too long and was located before. */
  Prediction predict(NormalizedText form, LocatedVector located) {
    return fastest().predict(form, located.own());
  }

  /** Whose answers come soonest. */
  private CompiledPredictor fastest() {
    CompiledPredictor made = compiled;
    if (made != null) {
      return made;
    }
    return asked.incrementAndGet() < PATIENCE ? first : compile();
  }

  /** Compiles; threads that come meanwhile wait, as most of them would for an answer. */
  private synchronized CompiledPredictor compile() {
    CompiledPredictor made = compiled;
    if (made == null) {
      Weights weights = Weights.compile(bundle.weights());
      made =
          new CompiledPredictor(
              bundle, vectorizer.sums(weights, true), scorer(bundle, weights), fusion);
      compiled = made;
    }
    return made;
  }

  /** What completes the scores of the lexical views, if anything does. */
  Optional<Fusion> fusion() {
    return fusion;
  }

  /**
   * The prediction for features that were found before.
   *
   * @throws MicromapException if the mapper reads the prompt's embedding too
   */
  Prediction predict(FeatureVector vector) {
    if (fusion.isPresent()) {
      throw new MicromapException(
          ErrorCode.MISSING_ENCODER,
          "This mapper reads the whole prompt with a sentence encoder, so that it cannot answer from"
              + " the prompt's features alone. Give the prompt's text, or use a mapper of"
              + " words alone.");
    }
    return defect(vector)
        .map(Prediction::without)
        .orElseGet(() -> Prediction.of(scorer.score(vector), bundle.calibration()));
  }

  private Optional<Reason> defect(FeatureVector vector) {
    if (vector.size() == 0) {
      return Optional.of(Reason.NO_KNOWN_FEATURES);
    }
    return bundle.model().outOfScope().contains(vector)
        ? Optional.of(Reason.OUT_OF_SCOPE)
        : Optional.empty();
  }

  /** The scores of a vector: those that a prediction is made from, up to rounding. */
  Scores score(FeatureVector vector) {
    return scorer.score(vector);
  }
}
