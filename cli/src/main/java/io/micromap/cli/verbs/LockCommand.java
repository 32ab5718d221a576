package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.RareClassesOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.SetsFile;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.training.lock.Calibrated;
import io.micromap.training.lock.Locker;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap lock}. */
@Command(
    name = "lock",
    description = {
      "Locks a mapper with its thresholds and the hashes of all files.",
      "The thresholds are those that a sweep chose or calibrate proved.",
      "--labels-csv, --prompts-jsonl or --domain name the rows the mapper was trained on,",
      "the --eval options those of the sweep, if they differ."
    },
    mixinStandardHelpOptions = true)
public final class LockCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Option(
      names = {"--summary", "--out-summary"},
      required = true,
      paramLabel = "FILE",
      description = "The sweep's summary.")
  private Path summary;

  @Option(names = "--rows-csv", paramLabel = "FILE", description = "The sweep's rows, to lock too.")
  private Path rowsCsv;

  @Option(
      names = {"--metrics-csv", "--out-csv"},
      paramLabel = "FILE",
      description = "The sweep's metrics, to lock too.")
  private Path metricsCsv;

  @Option(
      names = "--per-class-thresholds",
      paramLabel = "FILE",
      description =
          "What calibrate --out wrote: thresholds that take the place of those of the sweep.")
  private Path thresholds;

  @Option(
      names = "--sets",
      paramLabel = "FILE",
      description = "What calibrate --sets --out wrote, for map --top-k-promise.")
  private Path sets;

  @Mixin private DataOptions training;

  @Mixin private RareClassesOptions rare;

  @Option(
      names = "--eval-labels-csv",
      paramLabel = "FILE",
      description = "Labels the sweep was run on.")
  private Path evalLabels;

  @Option(
      names = "--eval-prompts-jsonl",
      paramLabel = "FILE",
      description = "Prompts the sweep was run on.")
  private Path evalPrompts;

  @Output({Locker.LOCK_NAME, Locker.LOCKED_NAME, Locker.THRESHOLDS_NAME})
  @Option(
      names = "--out-dir",
      required = true,
      paramLabel = "DIR",
      description = "Folder for lock.json, locked.mapper and per_class_thresholds.json.")
  private Path folder;

  @Inject
  LockCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    new Usage(command)
        .refuse(
            evalPrompts != null && evalLabels == null,
            "--eval-prompts-jsonl needs --eval-labels-csv too.");
    DomainRegistry registry = domains.get();
    Mapper mapper = mapperOptions.load(() -> registry);
    Optional<String> id = Optional.of(mapper.bundle().id());
    DataReference rows = rare.reference(training.reference(Dataset.Split.TRAINING, id));
    Locker.Locked locked =
        new Locker(registry)
            .lock(
                new Locker.Request(
                    mapperOptions.file(),
                    summary,
                    Optional.ofNullable(rowsCsv),
                    Optional.ofNullable(metricsCsv),
                    rows,
                    evaluation(rows, id),
                    calibrated(mapper),
                    folder));
    console.message(
        "locked "
            + folder.resolve(Locker.LOCK_NAME)
            + ": "
            + locked.file().artifacts().size()
            + " artifacts; './micromap verify' rebuilds and compares them");
    console.data(locked.verdict().toText());
    return ExitCode.DONE;
  }

  private Calibrated calibrated(Mapper mapper) {
    return new Calibrated(
        thresholds == null
            ? new TreeMap<>()
            : ThresholdsFile.read(Inputs.source(thresholds), mapper.labelNames()),
        Optional.ofNullable(sets).map(file -> SetsFile.read(Inputs.source(file), mapper)));
  }

  private DataReference evaluation(DataReference rows, Optional<String> id) {
    if (evalLabels != null) {
      return DataReference.files(evalLabels, Optional.ofNullable(evalPrompts), training.reading());
    }
    return training.hasFiles() && !training.hasHoldout()
        ? rows
        : training.reference(Dataset.Split.EVALUATION, id);
  }
}
