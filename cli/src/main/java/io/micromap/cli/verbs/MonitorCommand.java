package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.evaluation.traffic.Baseline;
import io.micromap.evaluation.traffic.LoggedDecisions;
import io.micromap.evaluation.traffic.ObservedDecision;
import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.evaluation.traffic.TrafficMonitor;
import io.micromap.evaluation.traffic.TrafficReport;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap monitor}. */
@Command(
    name = "monitor",
    description = {
      "Tells from a log of decisions, without labels, whether prompts are answered as the validation"
          + " rows were that the mapper was locked with: shares of labels, reasons and familiarity.",
      "Exit code 1 means drift. Logs of prompts like the validation rows give it with a probability"
          + " of at most one in a hundred."
    },
    mixinStandardHelpOptions = true)
public final class MonitorCommand implements Callable<Integer> {

  private static final int PROGRESS = 100_000;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "LOG",
      description =
          "Decisions as 'serve --log' writes them or 'map' prints them, JSONL; '-' is standard"
              + " input.")
  private Path log;

  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description = "The mapper that decided: a bundle or a lock.json.")
  private Path file;

  @Option(
      names = "--reference",
      paramLabel = "LOG",
      description = "An earlier log of the same mapper, to compare with instead.")
  private Path reference;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Everything, as JSON.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Inject
  MonitorCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    new Usage(command)
        .refuse(
            reference != null && Inputs.isStandard(log) && Inputs.isStandard(reference),
            "The log and the reference cannot both come from standard input. Give a file.");
    MapperVersion mapper = MapperVersion.load(file, domains::get);
    TrafficMonitor monitor =
        new TrafficMonitor(
            mapper.mapper(),
            reference == null ? validationRows(mapper) : earlier(mapper.mapper()),
            reference == null ? Baseline.VALIDATION_ROWS : Baseline.EARLIER_LOG);
    read(log, mapper.mapper(), monitor::add);
    monitor.finish();
    TrafficReport report = monitor.report();
    byte[] bytes = Json.pretty(report);
    OutputFiles.write(out, bytes);
    if (json) {
      console.data(bytes);
    } else {
      console.data(report.toText());
    }
    return ExitCode.ofGates(!report.hasAlarm());
  }

  private static TrafficCounts validationRows(MapperVersion version) {
    return TrafficCounts.of(version.mapper().bundle())
        .orElseThrow(() -> withoutRows(version.name()));
  }

  private TrafficCounts earlier(Mapper mapper) {
    TrafficCounts counts =
        TrafficCounts.ofEach(mapper.labelNames(), consumer -> read(reference, mapper, consumer));
    if (counts.decisions() < TrafficMonitor.SLICE) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          reference
              + ": holds "
              + counts.decisions()
              + " decisions of the mapper. At least "
              + TrafficMonitor.SLICE
              + " are needed to compare with; give a longer log.");
    }
    return counts;
  }

  private static MicromapException withoutRows(String name) {
    return MicromapException.naming(
        ErrorCode.BAD_VALUE,
        "%s: does not say how it decides on validation rows; './micromap lock' and './micromap"
            + " recipe' record that. Give the locked mapper, or an earlier log with %s.",
        name,
        new Field("reference"));
  }

  private void read(Path file, Mapper mapper, Consumer<ObservedDecision> consumer) {
    JsonLines lines = new JsonLines(file);
    LoggedDecisions decisions = new LoggedDecisions(mapper, consumer);
    int[] read = new int[1];
    try {
      lines.forEach(
          (text, line) -> {
            decisions.add(text, lines.name() + ", line " + line);
            if (++read[0] % PROGRESS == 0) {
              console.progress(read[0] + " decisions");
            }
          });
    } finally {
      console.clearProgress();
    }
    report(lines.name(), decisions.lines(lines.name()));
  }

  private void report(String name, LoggedDecisions.Lines lines) {
    if (lines.otherMappers() > 0) {
      console.message(
          name + ": " + lines.otherMappers() + " decisions of other mappers are left out.");
    }
    if (lines.routed() > 0) {
      console.message(name + ": " + lines.routed() + " decisions of 'router' are left out.");
    }
    if (lines.errors() > 0) {
      console.message(
          name
              + ": "
              + lines.errors()
              + " lines about prompts that could not be read are left out.");
    }
  }
}
