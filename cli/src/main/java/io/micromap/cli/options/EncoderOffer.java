package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.training.trainer.Trainer;
import java.util.Locale;

/**
 * What a training of words alone says of sentence encoders: what one would give, where it is here
 * and the rows are few enough that this takes seconds; else how to ask for it, where rows are few.
 *
 * @param console receives it
 */
record EncoderOffer(Console console) {

  private static final String FIRST_INSTALLED = "";

  /** Reading them takes some seconds of two cores, the first time. */
  private static final int MOST_COMPARED = 1_000;

  /** From so many rows a class on, words alone know most phrasings: docs/tiers.md. */
  private static final int MANY_PER_CLASS = 30;

  /** The trainer, which compares where that is cheap. */
  Trainer to(Trainer trainer, LabelledPrompts rows) {
    Encoders encoders = Encoders.load();
    boolean isHere = !encoders.names().isEmpty();
    if (isHere && rows.rows().size() <= MOST_COMPARED) {
      return trainer.comparing(() -> encoders.open(FIRST_INSTALLED).identity());
    }
    double perClass = (double) rows.inScope().size() / Math.max(1, rows.labels().size());
    if (perClass < MANY_PER_CLASS && (isHere || PluginOptions.home().isPresent())) {
      console.message(
          String.format(
              Locale.ROOT,
              "%.0f rows a class are few: a sentence encoder also knows phrasings that no row has."
                  + " %s with --featurizer auto (docs/tiers.md)",
              perClass,
              isHere ? "Compare both" : "Add it with './micromap encoder install', then train"));
    }
    return trainer;
  }
}
