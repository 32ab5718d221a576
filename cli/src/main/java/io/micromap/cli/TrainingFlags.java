package io.micromap.cli;

import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import picocli.CommandLine.Option;

/** Options of training. */
final class TrainingFlags {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Models fitted at once; the result does not depend on it (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of folds and solver (default: ${DEFAULT-VALUE}).")
  private long seed = TrainingOptions.DEFAULTS.seed();

  /** A trainer that reports to a console. */
  Trainer trainer(Console console) {
    return new Trainer(TrainingOptions.DEFAULTS.withSeed(seed), threads(), console::message);
  }

  /** Number of threads, 1 or more. */
  int threads() {
    return Math.max(1, threads);
  }
}
