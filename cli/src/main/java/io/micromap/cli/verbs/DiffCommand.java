package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.DriftGateOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.SpreadsheetOptions;
import io.micromap.evaluation.artifact.FlipsCsv;
import io.micromap.evaluation.drift.DriftGates;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.drift.DriftText;
import io.micromap.evaluation.drift.MapperDiff;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.runtime.json.Json;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap diff}. */
@Command(
    name = "diff",
    description = {
      "Shows how two mappers, or the mappers of two locks, differ on the same rows.",
      "With --prompts-jsonl alone, without labels, it counts changed decisions only."
    },
    mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "OLD", description = "A bundle or a lock.json.")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
  private Path now;

  @Mixin private DataOptions data;

  @Mixin private DriftGateOptions gateOptions;

  @Mixin private SpreadsheetOptions spreadsheet;

  @Output
  @Option(
      names = "--rows-csv",
      paramLabel = "FILE",
      description = "The rows whose decision changed, with their prompts.")
  private Path rowsCsv;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Everything, as JSON.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Inject
  DiffCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DriftGates gates = gateOptions.gates();
    if (data.hasPromptsAlone() && gates.needLabels()) {
      throw new ParameterException(
          command.commandLine(),
          "--max-drop and --max-class-drop need labels; give --labels-csv too.");
    }
    MapperDiff diff = diff();
    List<Gate> checked = gates.check(diff.report());
    byte[] bytes = Json.pretty(diff.document(checked));
    OutputFiles.write(out, bytes);
    OutputFiles.write(rowsCsv, FlipsCsv.write(diff.flipped(), spreadsheet.cells()));
    if (json) {
      console.data(bytes);
    } else {
      console.data(DriftText.write(diff));
    }
    return DriftGateOptions.exitCode(checked, console);
  }

  private MapperDiff diff() {
    MapperVersion before = MapperVersion.load(old, domains::get);
    MapperVersion after = MapperVersion.load(now, domains::get);
    return data.hasPromptsAlone()
        ? MapperDiff.ofPrompts(before, after, data.promptsName(), data.readPrompts())
        : MapperDiff.of(
            before,
            after,
            data.read(Dataset.Split.EVALUATION, after.mapper().domainId(), domains.get(), console));
  }
}
