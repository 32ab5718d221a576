package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DriftGateOptions;
import io.micromap.cli.options.LogOptions;
import io.micromap.cli.options.Output;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.drift.DriftGates;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.drift.DriftReport;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.evaluation.replay.Replay;
import io.micromap.evaluation.replay.Replay.Replayed;
import io.micromap.evaluation.replay.ReplayReport;
import io.micromap.evaluation.replay.ReplayedLine;
import io.micromap.evaluation.replay.Salt;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap replay}. */
@Command(
    name = "replay",
    description = {
      "Runs a candidate over a log and shows which decisions it would have changed.",
      "Those of the live mapper, and the choices of another system where the log has them.",
      "The output contains no prompt unless --with-text is given.",
      "A hashed log is for mappers of words: one with a sentence encoder needs the prompts' text."
    },
    mixinStandardHelpOptions = true,
    subcommands = ReplayHashCommand.class)
public final class ReplayCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private LogOptions log;

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description = "The live mapper: a bundle or a lock.json.")
  private Path live;

  @Option(
      names = "--candidate",
      paramLabel = "FILE",
      description = "The mapper that may replace it: a bundle or a lock.json.")
  private Path candidate;

  @Option(names = "--salt-file", paramLabel = "FILE", description = "The salt of a hashed log.")
  private Path saltFile;

  @Mixin private DriftGateOptions gateOptions;

  @Output
  @Option(
      names = "--rows-jsonl",
      paramLabel = "FILE",
      description = "The entries that the candidate answers differently.")
  private Path rows;

  @Option(names = "--with-text", description = "Includes the prompts in --rows-jsonl.")
  private boolean withText;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Everything, as JSON.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Inject
  ReplayCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if (candidate == null) {
      throw new ParameterException(
          command.commandLine(), "Give the mapper to try with --candidate.");
    }
    DriftGates gates = gateOptions.gates();
    Replay replay =
        new Replay(
            Optional.ofNullable(live).map(file -> MapperVersion.load(file, domains::get)),
            MapperVersion.load(candidate, domains::get),
            Optional.ofNullable(saltFile).map(Salt::read),
            log.oosLabel());
    run(replay);
    ReplayReport report = replay.report();
    DriftReport gated = report.gated().orElseThrow(this::nothingToCompareWith);
    return finish(report, gated, gates);
  }

  private ParameterException nothingToCompareWith() {
    return new ParameterException(
        command.commandLine(),
        "There is nothing to compare with: the log has no \"choice\"; give the live mapper with"
            + " --mapper-path.");
  }

  private void run(Replay replay) {
    if (rows == null) {
      log.forEach(console, replay::add);
      return;
    }
    try (AtomicFile.Lines lines = AtomicFile.lines(rows)) {
      log.forEach(
          console,
          entry -> {
            Replayed replayed = replay.add(entry);
            if (replayed.differs()) {
              lines.add(Json.line(ReplayedLine.of(replayed, withText)));
            }
          });
      lines.commit();
    }
  }

  private int finish(ReplayReport report, DriftReport gated, DriftGates gates) {
    if (gates.needLabels() && gated.accuracy().isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--max-drop and --max-class-drop need entries with a \"label\"; the log has none.");
    }
    List<Gate> checked = gates.check(gated);
    byte[] bytes = Json.pretty(report.document(checked));
    OutputFiles.write(out, bytes);
    if (json) {
      console.data(bytes);
    } else {
      console.data(report.toText());
    }
    return DriftGateOptions.exitCode(checked, console);
  }
}
