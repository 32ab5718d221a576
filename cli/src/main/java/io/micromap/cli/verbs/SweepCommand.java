package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OverlapOptions;
import io.micromap.cli.options.SweepOptions;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap sweep}. */
@Command(
    name = "sweep",
    description = "Evaluates a mapper at many thresholds and chooses one.",
    mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Mixin private SweepOptions options;

  @Mixin private OverlapOptions overlap;

  @Output
  @Option(
      names = "--rows-csv",
      paramLabel = "FILE",
      description = "The decision on every row at the chosen threshold.")
  private Path rowsCsv;

  @Output
  @Option(
      names = {"--out-csv", "--metrics-csv"},
      paramLabel = "FILE",
      description = "Metrics of every threshold.")
  private Path metricsCsv;

  @Output
  @Option(
      names = {"--out-summary", "--summary"},
      paramLabel = "FILE",
      description = "The chosen threshold and why it was chosen, as JSON.")
  private Path summary;

  @Inject
  SweepCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    Mapper mapper = mapperOptions.load(() -> registry);
    SweepParameters parameters =
        options.parameters(mapper.labelNames()).withOnOverlap(overlap.policy());
    LabelledPrompts rows =
        overlap.rows(mapper, data.read(mapper, Dataset.Split.EVALUATION, registry), console);
    Sweep sweep = Sweep.run(ScoredRows.of(mapper, rows), parameters);
    SweepArtifacts artifacts = sweep.artifacts();
    OutputFiles.write(rowsCsv, artifacts.rowsCsv());
    OutputFiles.write(metricsCsv, artifacts.metricsCsv());
    OutputFiles.write(summary, artifacts.summaryJson());
    console.data("threshold " + sweep.chosen().threshold() + " (" + parameters.chooseBy() + ")\n");
    console.data(
        TextReport.write(
            sweep.rows().outcomes(sweep.chosenThresholds()),
            mapper.labelNames(),
            sweep.rows().data().oosLabel(),
            artifacts.summary().result().verdict()));
    console.gatesMissed(sweep.failures());
    return ExitCode.ofGates(sweep.passed());
  }
}
