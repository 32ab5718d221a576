package io.micromap.training.trainer;

import io.micromap.runtime.bundle.EmbeddingView;
import io.micromap.runtime.bundle.Scores;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fitted model of all views before calibration.
 *
 * @param words the lexical views
 * @param embedding the view of a sentence encoder, if there is one
 */
record WholeModel(LinearModel words, Optional<EmbeddingView> embedding) {

  /** Scores of the rows it was fitted on, one each, in order. */
  List<Scores> scores(TrainingRows rows) {
    List<Scores> scores = words.scores(rows.size());
    return embedding
        .map(
            view ->
                IntStream.range(0, scores.size())
                    .parallel()
                    .mapToObj(i -> view.scores(scores.get(i), rows.embeddings()[i]))
                    .toList())
        .orElse(scores);
  }

  /** The top-ranked classes of the rows it was fitted on, in order. */
  int[] bests(TrainingRows rows) {
    return embedding.isEmpty()
        ? words.bests(rows.size())
        : scores(rows).stream().mapToInt(row -> Scores.best(row.classes())).toArray();
  }
}
