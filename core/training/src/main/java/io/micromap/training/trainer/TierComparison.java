package io.micromap.training.trainer;

import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.error.MicromapException;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says what a sentence encoder would give beside words alone, on the same held-out rows. The mapper
 * does not depend on it.
 *
 * @param encoder finds the encoder
 * @param fit the constants of fitting
 * @param threads how many folds are read at once
 * @param progress receives the comparison
 */
record TierComparison(
    Supplier<EncoderIdentity> encoder, FitOptions fit, int threads, Consumer<String> progress) {

  /** Compares; what keeps the encoder from being used is a message and no error. */
  void run(TrainingRows rows, HeldOut words) {
    try {
      EncoderOptions asked = EncoderOptions.of(encoder.get(), Tiers.AUTO);
      progress.accept(
          "comparing with the sentence encoder "
              + asked.identity().id()
              + ", which reads "
              + rows.size()
              + " rows");
      TrainingRows embedded =
          rows.embedded(Encoders.load().require(asked.identity(), "the comparison"));
      new TierFit(embedded, fit.withEncoder(asked), progress)
          .advise(words.beside(embedded, asked, threads));
    } catch (MicromapException e) {
      progress.accept("not compared with a sentence encoder: " + e.getMessage());
    }
  }
}
