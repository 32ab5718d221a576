package io.micromap.cli;

import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.training.artifact.AtomicFile;
import io.micromap.training.dataset.DatasetReader;
import io.micromap.training.dataset.LabelledPrompts;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap train}. */
@Command(
    name = "train",
    description = "Trains a mapper into one file.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description = "The bundle to write.")
  private Path mapper;

  @Mixin private DataOptions data;

  @Mixin private TrainingFlags flags;

  @Inject
  TrainCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    AtomicFile.requireWritable(mapper);
    LabelledPrompts rows = data.reference(Dataset.Split.TRAINING, Optional.empty()).load(registry);
    TrainingTask task = task(data, rows, registry);
    byte[] bytes =
        BundleFormat.write(
            flags.trainer(console, data.domain().map(registry::require)).train(task, rows));
    AtomicFile.write(mapper, bytes);
    console.message(
        "wrote "
            + mapper
            + ": "
            + task.labels().size()
            + " classes, "
            + bytes.length
            + " bytes, SHA-256 "
            + Sha256.hex(bytes));
    return 0;
  }

  /** The classes of the domain asked for, checked against the rows, or else those of the rows. */
  static TrainingTask task(DataOptions data, LabelledPrompts rows, DomainRegistry registry) {
    if (data.domain().isEmpty()) {
      return TrainingTask.ofLabels(rows.labels());
    }
    TrainingTask task = TrainingTask.of(registry.require(data.domain().get()));
    DatasetReader.requireLabels(rows, registry.require(data.domain().get()).labelNames());
    return task;
  }
}
