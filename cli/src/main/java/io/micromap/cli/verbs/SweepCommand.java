package io.micromap.cli.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OverlapOptions;
import io.micromap.cli.options.SpreadsheetOptions;
import io.micromap.cli.options.SweepOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.dataset.DifferentRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.CoverageSummary;
import io.micromap.evaluation.sweep.CoverageSweep;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepMarkdown;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap sweep}. */
@Command(
    name = "sweep",
    description = "Evaluates a mapper at many thresholds and chooses one.",
    mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Mixin private SweepOptions options;

  @Mixin private OverlapOptions overlap;

  @Mixin private SpreadsheetOptions spreadsheet;

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

  @Output
  @Option(
      names = "--out-report",
      paramLabel = "FILE",
      description = "The verdict, every threshold and every class, as Markdown.")
  private Path report;

  @Option(
      names = "--class-names",
      paramLabel = "LIST",
      split = ",",
      description = "Classes that the mapper must have, and no others, separated by commas.")
  private List<String> classNames = List.of();

  @Inject
  SweepCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    Mapper mapper = mapperOptions.load(() -> registry);
    requireClasses(mapper);
    SweepParameters parameters =
        options.parameters(mapper.labelNames()).withOnOverlap(overlap.policy());
    return data.hasPromptsAlone()
        ? sweepPrompts(mapper, parameters)
        : sweepRows(mapper, parameters, registry);
  }

  private int sweepRows(Mapper mapper, SweepParameters parameters, DomainRegistry registry) {
    LabelledPrompts rows =
        overlap.rows(
            mapper, data.read(mapper, Dataset.Split.EVALUATION, registry, console), console);
    Sweep sweep = Sweep.run(ScoredRows.of(mapper, rows), parameters);
    SweepArtifacts artifacts = sweep.artifacts();
    OutputFiles.write(rowsCsv, CsvArtifacts.rows(artifacts.rows(), spreadsheet.cells()));
    OutputFiles.write(metricsCsv, artifacts.metricsCsv());
    OutputFiles.write(summary, artifacts.summaryJson());
    OutputFiles.write(report, SweepMarkdown.write(sweep).getBytes(UTF_8));
    console.data(
        (sweep.isFixed()
                ? Sweep.FIXED
                : "threshold "
                    + Json.decimal(sweep.chosen().threshold())
                    + " ("
                    + parameters.chooseBy()
                    + ")")
            + sweep.abstaining().map(classes -> "; " + classes).orElse("")
            + "\n");
    console.data(
        TextReport.write(
            sweep.rows().outcomes(sweep.chosenThresholds()),
            mapper.labelNames(),
            sweep.rows().data().oosLabel(),
            artifacts.summary().result().verdict()));
    warnOfCopies(rows, artifacts.summary().result().verdict());
    console.gatesMissed(sweep.failures());
    return ExitCode.ofGates(sweep.passed());
  }

  /** Only rows that did not train the mapper have intervals. */
  private void warnOfCopies(LabelledPrompts rows, VerdictInWords verdict) {
    if (verdict.rowsTrainedOn() == 0) {
      DifferentRows.of(rows.rows()).warning().ifPresent(console::message);
    }
  }

  /** Without labels: how many are answered. */
  private int sweepPrompts(Mapper mapper, SweepParameters parameters) {
    new Usage(command)
        .refuseIgnored(
            true,
            "the prompts have no labels; give --labels-csv too.",
            "--choose-by",
            "--cost-wrong",
            "--min-overall-acc",
            "--min-precision",
            "--target-precision",
            "--confidence",
            "--on-overlap",
            "--out-report");
    CoverageSweep sweep = CoverageSweep.run(mapper, data.readPrompts(), parameters);
    OutputFiles.write(rowsCsv, CsvArtifacts.rows(sweep.decided(parameters), spreadsheet.cells()));
    OutputFiles.write(metricsCsv, sweep.metricsCsv());
    OutputFiles.write(summary, CoverageSummary.of(sweep, parameters).write());
    console.data(sweep.toText());
    console.gatesMissed(sweep.failure().stream().toList());
    return ExitCode.ofGates(sweep.failure().isEmpty());
  }

  private void requireClasses(Mapper mapper) {
    List<String> asked = classNames.stream().map(String::strip).distinct().sorted().toList();
    List<String> known = mapper.labelNames().stream().sorted().toList();
    new Usage(command)
        .refuse(
            !asked.isEmpty() && !asked.equals(known),
            "--class-names "
                + String.join(",", asked)
                + ": the mapper's classes are "
                + String.join(",", known)
                + ". It answers with these alone; train another for others.");
  }
}
