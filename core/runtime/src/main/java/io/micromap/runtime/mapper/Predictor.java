package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.featurizer.CompiledVectorizer;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.LocatedVector;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.text.NormalizedText;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The hot path: from a prompt to the probabilities of the classes. Thread-safe. */
final class Predictor {

  private final Vectorizer vectorizer;
  private final CompiledVectorizer compiled;
  private final RoomPool<Room> rooms;
  private final LinearScorer scorer;
  private final Calibration calibration;
  private final KnownVectors outOfScope;

  Predictor(Bundle bundle, FeaturizerPipeline pipeline) {
    this.vectorizer = new Vectorizer(pipeline, bundle.vocabulary(), bundle.features().scales());
    this.compiled = vectorizer.compile();
    int classes = bundle.labels().size();
    int columns = bundle.weights().columns();
    this.rooms = new RoomPool<>(() -> new Room(compiled.room(), columns, classes));
    this.scorer =
        new LinearScorer(
            bundle.vocabulary(),
            bundle.weights(),
            bundle.labels().size(),
            bundle.calibration().options());
    this.calibration = bundle.calibration();
    this.outOfScope = bundle.model().outOfScope();
  }

  Vectorizer vectorizer() {
    return vectorizer;
  }

  /** What one prompt takes; to be used again by the same thread. */
  private static final class Room {

    private final CompiledVectorizer.Room features;
    private final double[] sums;
    private final double[] scores;
    private final double[] probabilities;

    Room(CompiledVectorizer.Room features, int columns, int classes) {
      this.features = features;
      this.sums = new double[columns];
      this.scores = new double[classes];
      this.probabilities = new double[classes];
    }
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
    Room room = rooms.borrow();
    T made = use.apply(predict(prompt, room));
    rooms.giveBack(room);
    return made;
  }

  private Prediction predict(String prompt, Room room) {
    Objects.requireNonNull(prompt, "prompt");
    if (prompt.length() > FeaturizerPipeline.MAX_PROMPT) {
      return Prediction.without(Reason.TOO_LONG);
    }
    NormalizedText form = NormalizedText.of(prompt);
    Prediction prediction = form.isBlank() ? Prediction.without(Reason.EMPTY) : predict(form, room);
    return prediction.normalized(form.disguised());
  }

  private Prediction predict(NormalizedText form, Room room) {
    FeatureVector vector = compiled.vector(form, room.features);
    Optional<Reason> defect = defect(vector);
    return defect.isPresent()
        ? Prediction.without(defect.get())
        : Prediction.of(
            scorer.score(vector, room.sums, room.scores), calibration, room.probabilities);
  }

  Prediction predict(FeatureVector vector) {
    return defect(vector)
        .map(Prediction::without)
        .orElseGet(() -> Prediction.of(scorer.score(vector), calibration));
  }

  /** Why a vector is not scored, if it is not. */
  Optional<Reason> defect(FeatureVector vector) {
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
    Prediction prediction = Prediction.of(scores, calibration).normalized(normalized);
    return new Traced(located, scores, prediction);
  }
}
