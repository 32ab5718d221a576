package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.util.List;

/** Trains as the command line does. */
public final class SampleTraining {

  /** A registry without domains. */
  public static final DomainRegistry NO_DOMAINS = DomainRegistry.of(List.of(), List.of());

  private SampleTraining() {}

  /** The bytes of a mapper. */
  public static byte[] train(LabelledPrompts rows, int threads) {
    return BundleFormat.write(
        new Trainer(TrainingOptions.DEFAULTS, threads, step -> {})
            .train(TrainingTask.ofLabels(rows.labels()), rows));
  }

  /** A mapper. */
  public static Mapper mapper(LabelledPrompts rows) {
    return Mapper.of(train(rows, 1), "sample.mapper", NO_DOMAINS);
  }
}
