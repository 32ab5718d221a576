package io.micromap.cli.bench;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.training.quality.LabelErrorStudy;
import io.micromap.training.quality.LabelErrorStudy.Planting;
import io.micromap.training.quality.SuspiciousLabels;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap bench label-errors}. */
@Command(
    name = "label-errors",
    description = "Changes labels at random and counts how many of the errors data check finds.",
    mixinStandardHelpOptions = true)
final class BenchLabelErrorsCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "Share of the labels that are changed (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of runs, each with different errors (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--first-run",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the first run; every further run takes the next number.")
  private long firstRun;

  @Inject
  BenchLabelErrorsCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    data.keepConflicts();
    Optional<Domain> domain = data.domain(domains.get());
    LabelledPrompts rows = data.read(Split.TRAINING, Optional.empty(), domains.get(), console);
    TrainingTask task = TrainingTask.of(domain, rows.labels());
    SuspiciousLabels search = new SuspiciousLabels(task, training.trainer(console, domain));
    LabelErrorStudy study = new LabelErrorStudy(search, share, firstRun, runs);
    console.data(LabelErrorStudy.HEADING);
    for (Planting planting : Planting.values()) {
      study.of(rows, planting).forEach(line -> console.data(line.toMarkdown()));
    }
    return ExitCode.DONE;
  }
}
