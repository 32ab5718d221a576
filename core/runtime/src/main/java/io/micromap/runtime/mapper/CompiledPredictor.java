package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.featurizer.LinearSums;
import io.micromap.runtime.featurizer.OwnRecording;
import io.micromap.runtime.featurizer.PromptSums;
import io.micromap.runtime.text.NormalizedText;
import java.util.Optional;
import java.util.function.Function;

/** Predicts prompt after prompt in arrays that are used again. Thread-safe. */
final class CompiledPredictor {

  private final Optional<Fusion> fusion;
  private final LinearSums sums;
  private final LinearScorer scorer;
  private final Calibration calibration;
  private final KnownVectors outOfScope;
  private final RoomPool<Room> rooms;

  /**
   * A predictor.
   *
   * @param sums of the weights that the scorer has
   * @param fusion what completes the scores, if anything does
   */
  CompiledPredictor(Bundle bundle, LinearSums sums, LinearScorer scorer, Optional<Fusion> fusion) {
    this.fusion = fusion;
    this.sums = sums;
    this.scorer = scorer;
    this.calibration = bundle.calibration();
    this.outOfScope = bundle.model().outOfScope();
    int classes = bundle.labels().size();
    int columns = bundle.weights().columns();
    this.rooms = new RoomPool<>(() -> new Room(sums.room(), columns, classes));
  }

  /** What one prompt takes; to be used again by the same thread. */
  private static final class Room {

    private final LinearSums.Room features;
    private final double[] columns;
    private final double[] scores;
    private final double[] probabilities;

    Room(LinearSums.Room features, int columns, int classes) {
      this.features = features;
      this.columns = new double[columns];
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
    scorer.begin(room.columns);
    PromptSums found = sums.add(form, room.features, room.columns);
    T made = use.apply(predict(form, found, room).normalized(form.disguised()));
    rooms.giveBack(room);
    return made;
  }

  /** The prediction where it is known what the domain's own code finds. */
  Prediction predict(NormalizedText form, OwnRecording own) {
    Room room = rooms.borrow();
    scorer.begin(room.columns);
    PromptSums found = sums.add(form, room.features, room.columns, (text, sink) -> own.send(sink));
    Prediction made = predict(form, found, room).normalized(form.disguised()).copy();
    rooms.giveBack(room);
    return made;
  }

  private Prediction predict(NormalizedText form, PromptSums found, Room room) {
    Optional<Reason> defect = defect(found);
    if (defect.isPresent()) {
      return Prediction.without(defect.get());
    }
    Scores words = scorer.score(found, room.columns, room.scores);
    return fusion.isPresent()
        ? fusion.get().predict(words, form)
        : Prediction.of(words, calibration, room.probabilities);
  }

  private Optional<Reason> defect(PromptSums found) {
    if (found.isEmpty()) {
      return Optional.of(Reason.NO_KNOWN_FEATURES);
    }
    return outOfScope.contains(found.key()) ? Optional.of(Reason.OUT_OF_SCOPE) : Optional.empty();
  }
}
