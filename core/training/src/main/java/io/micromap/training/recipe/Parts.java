package io.micromap.training.recipe;

import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DataReference.Part;
import io.micromap.spi.DomainModule;
import java.util.Set;

/**
 * The three parts of the rows.
 *
 * @param training rows to fit on
 * @param choosing rows to choose thresholds on
 * @param reporting rows to report on
 */
public record Parts(DataReference training, DataReference choosing, DataReference reporting) {

  /** All of one reference to train, halves of another to choose and to report. */
  public static Parts halves(DataReference training, DataReference evaluation) {
    return new Parts(
        training,
        evaluation.part(new Part(Set.of(0), 2, DomainModule.DEFAULT_SEED)),
        evaluation.part(new Part(Set.of(1), 2, DomainModule.DEFAULT_SEED)));
  }

  /** Three fifths of one reference to train, one to choose and one to report. */
  public static Parts fifths(DataReference all) {
    return new Parts(
        all.part(new Part(Set.of(0, 1, 2), 5, DomainModule.DEFAULT_SEED)),
        all.part(new Part(Set.of(3), 5, DomainModule.DEFAULT_SEED)),
        all.part(new Part(Set.of(4), 5, DomainModule.DEFAULT_SEED)));
  }
}
