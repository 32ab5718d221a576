package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.LocatedVector;
import io.micromap.runtime.featurizer.Vectorizer;
import java.util.Objects;

/** The hot path: from a prompt to the probabilities of the classes. Thread-safe. */
final class Predictor {

  private final Vectorizer vectorizer;
  private final LinearScorer scorer;
  private final Calibration calibration;

  Predictor(Bundle bundle, FeaturizerPipeline pipeline) {
    this.vectorizer = new Vectorizer(pipeline, bundle.vocabulary(), bundle.features().scales());
    this.scorer =
        new LinearScorer(
            bundle.vocabulary(),
            bundle.weights(),
            bundle.labels().size(),
            bundle.calibration().options());
    this.calibration = bundle.calibration();
  }

  Vectorizer vectorizer() {
    return vectorizer;
  }

  Prediction predict(String prompt) {
    Objects.requireNonNull(prompt, "prompt");
    return Mapper.defect(prompt)
        .map(Prediction::without)
        .orElseGet(() -> predict(vectorizer.vector(prompt)));
  }

  Prediction predict(FeatureVector vector) {
    return vector.size() == 0
        ? Prediction.without(Reason.NO_KNOWN_FEATURES)
        : Prediction.of(scorer.score(vector), calibration);
  }

  /**
   * A prediction with all that it was made from.
   *
   * @param located the prompt's vector, not empty
   * @param scores of that vector
   * @param prediction from the scores
   */
  record Traced(LocatedVector located, Scores scores, Prediction prediction) {}

  /** As {@link #predict(FeatureVector)} for a vector that is not empty. */
  Traced trace(LocatedVector located) {
    Scores scores = scorer.score(located.vector());
    return new Traced(located, scores, Prediction.of(scores, calibration));
  }
}
