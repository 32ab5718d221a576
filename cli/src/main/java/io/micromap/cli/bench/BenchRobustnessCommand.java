package io.micromap.cli.bench;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OverlapOptions;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.robustness.RobustnessAudit;
import io.micromap.evaluation.robustness.RobustnessReport;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap bench robustness}. */
@Command(
    name = "robustness",
    description = {
      "Measures how a mapper answers the same prompts after small changes.",
      "These are typos, other case, words left out, look-alike letters and other cues of the class.",
      "Names the fragile classes."
    },
    mixinStandardHelpOptions = true)
final class BenchRobustnessCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Mixin private OverlapOptions overlap;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + DomainModule.DEFAULT_SEED,
      description = "Seed of the perturbations (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Everything, as JSON.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of tables.")
  private boolean json;

  @Inject
  BenchRobustnessCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Mapper mapper = mapperOptions.load(domains::get);
    LabelledPrompts rows =
        overlap.rows(
            mapper, data.read(mapper, Dataset.Split.EVALUATION, domains.get(), console), console);
    int seen = OnOverlap.trainedOn(mapper, rows);
    if (seen > 0) {
      console.message(
          "the mapper was trained on " + seen + " of the rows; their metrics are optimistic");
    }
    RobustnessReport report = new RobustnessAudit(mapper, seed, console::progress).run(rows);
    byte[] bytes = Json.pretty(report);
    OutputFiles.write(out, bytes);
    if (json) {
      console.data(bytes);
    } else {
      console.data(report.toMarkdown());
    }
    return ExitCode.DONE;
  }
}
