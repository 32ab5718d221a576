package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.Weights;
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
 * <p>The first prompts are answered by the plain form, which is there as soon as the bundle is
 * read; the compiled one takes some hundredths of a second to make. Their answers are the same
 * bits.
 */
final class Predictor {

  /** So many prompts take as long in the plain form as compiling does. */
  private static final int PATIENCE = 500;

  private final Bundle bundle;
  private final Vectorizer vectorizer;
  private final LinearScorer scorer;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable CompiledPredictor compiled;

  Predictor(Bundle bundle, FeaturizerPipeline pipeline) {
    this.bundle = bundle;
    this.vectorizer = new Vectorizer(pipeline, bundle.vocabulary(), bundle.features().scales());
    this.scorer = scorer(bundle, bundle.weights());
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
    CompiledPredictor fast = compiled();
    return fast == null
        ? use.apply(predict(vectorizer.vector(form)).normalized(form.disguised()))
        : fast.predict(form, use);
  }

  /** The compiled form; null for the first prompts. */
  private @Nullable CompiledPredictor compiled() {
    CompiledPredictor made = compiled;
    return made != null || asked.incrementAndGet() < PATIENCE ? made : compile();
  }

  /** Compiles; threads that come meanwhile wait, as most of them would for a plain answer. */
  private synchronized CompiledPredictor compile() {
    CompiledPredictor made = compiled;
    if (made == null) {
      made =
          new CompiledPredictor(
              bundle, vectorizer.compile(), scorer(bundle, Weights.compile(bundle.weights())));
      compiled = made;
    }
    return made;
  }

  Prediction predict(FeatureVector vector) {
    return defect(vector)
        .map(Prediction::without)
        .orElseGet(() -> Prediction.of(scorer.score(vector), bundle.calibration()));
  }

  /** Why a vector is not scored, if it is not. */
  Optional<Reason> defect(FeatureVector vector) {
    return defect(vector, bundle.model().outOfScope());
  }

  /** As above, where some vectors are known to be out of scope. */
  static Optional<Reason> defect(FeatureVector vector, KnownVectors outOfScope) {
    if (vector.size() == 0) {
      return Optional.of(Reason.NO_KNOWN_FEATURES);
    }
    return outOfScope.contains(vector) ? Optional.of(Reason.OUT_OF_SCOPE) : Optional.empty();
  }

  /**
   * A prediction with all that it was made from.
   *
   * @param located the prompt's vector, without a defect
   * @param scores of that vector
   * @param prediction from the scores
   */
  record Traced(LocatedVector located, Scores scores, Prediction prediction) {}

  /**
   * As {@link #predict(FeatureVector)} for a vector without a {@link #defect}.
   *
   * @param normalized whether something invisible in the prompt was undone
   */
  Traced trace(LocatedVector located, boolean normalized) {
    Scores scores = scorer.score(located.vector());
    Prediction prediction = Prediction.of(scores, bundle.calibration()).normalized(normalized);
    return new Traced(located, scores, prediction);
  }
}
