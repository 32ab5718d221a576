package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.featurizer.CompiledVectorizer;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.text.NormalizedText;
import java.util.Optional;
import java.util.function.Function;

/** Predicts prompt after prompt in arrays that are used again. Thread-safe. */
final class CompiledPredictor {

  private final CompiledVectorizer vectorizer;
  private final LinearScorer scorer;
  private final Calibration calibration;
  private final KnownVectors outOfScope;
  private final RoomPool<Room> rooms;

  CompiledPredictor(Bundle bundle, CompiledVectorizer vectorizer, LinearScorer scorer) {
    this.vectorizer = vectorizer;
    this.scorer = scorer;
    this.calibration = bundle.calibration();
    this.outOfScope = bundle.model().outOfScope();
    int classes = bundle.labels().size();
    int columns = bundle.weights().columns();
    this.rooms = new RoomPool<>(() -> new Room(vectorizer.room(), columns, classes));
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

  /**
   * What somebody makes of a prediction.
   *
   * @param use must not keep the prediction, whose probabilities are the next prompt's afterwards
   */
  <T> T predict(NormalizedText form, Function<Prediction, T> use) {
    Room room = rooms.borrow();
    T made = use.apply(predict(form, room).normalized(form.disguised()));
    rooms.giveBack(room);
    return made;
  }

  private Prediction predict(NormalizedText form, Room room) {
    FeatureVector vector = vectorizer.vector(form, room.features);
    Optional<Reason> defect = Predictor.defect(vector, outOfScope);
    return defect.isPresent()
        ? Prediction.without(defect.get())
        : Prediction.of(
            scorer.score(vector, room.sums, room.scores), calibration, room.probabilities);
  }
}
