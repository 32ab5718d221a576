package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.text.NormalizedText;
import java.util.List;
import java.util.Optional;

/**
 * Completes the scores of the lexical views by what the prompt's embedding says, unless the words
 * alone answer. Thread-safe.
 *
 * @param view the mapper's
 * @param encoder that the view was trained with
 * @param calibration of the whole model's scores
 */
record Fusion(EmbeddingView view, Encoder encoder, Calibration calibration) {

  /** The prediction of the tier that answers; none where the encoder cannot read all it would. */
  Prediction predict(Scores words, NormalizedText prompt) {
    return fast(words).orElseGet(() -> read(words, prompt));
  }

  private Prediction read(Scores words, NormalizedText prompt) {
    return encoder.readsWhole(prompt.text())
        ? whole(complete(words, prompt))
        : Prediction.without(Reason.TOO_LONG);
  }

  /** The prediction of the fast tier, if it answers. */
  Optional<Prediction> fast(Scores words) {
    return view.fast().flatMap(tier -> Prediction.fast(words, tier));
  }

  /** The scores of the whole model. */
  Scores complete(Scores words, NormalizedText prompt) {
    return view.scores(words, embed(prompt.text()));
  }

  /** The prediction that they lead to. */
  Prediction whole(Scores scores) {
    return Prediction.of(scores, calibration).by(Tier.ENCODER);
  }

  /** The embedding of a normalised text. */
  float[] embed(String text) {
    return encoder.embed(List.of(text))[0];
  }
}
