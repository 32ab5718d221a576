package io.micromap.cli.data;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.TrainOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.dataset.BadRows;
import io.micromap.evaluation.dataset.LabelNames;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ScopeNames;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.quality.DataCheck;
import io.micromap.evaluation.quality.DataReport;
import io.micromap.evaluation.quality.Doubts;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.training.quality.SuspiciousLabels;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap data check}. */
@Command(
    name = "check",
    description = {
      "Finds problems in labelled prompts.",
      "These are rows and labels that stop training, doubtful labels, overlap of training",
      "and evaluation, duplicates, misspelt label names, damaged text, personal data.",
      "Exit code 1 if there are errors, with --strict also if there are warnings."
    },
    mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Option(
      names = "--eval-csv",
      paramLabel = "FILE",
      description = {
        "Evaluation rows, columns prompt,label, none of which should be a training row; without it,",
        "the held-out rows with --holdout, or the domain's evaluation rows with --domain."
      })
  private Path evaluation;

  @Option(
      names = "--skip-suspicious",
      description = "Skips the search for doubtful labels, which takes as long as training.")
  private boolean skipSuspicious;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "5",
      description = "Examples of each finding in the text (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(names = "--strict", description = "Warnings give exit code 1, too.")
  private boolean strict;

  @Option(names = "--json", description = "One JSON object with all examples instead of text.")
  private boolean json;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Also writes that JSON to a file.")
  private Path out;

  @Inject
  DataCheckCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Usage usage = new Usage(command);
    usage.requireLeast("--examples", examples, 0);
    usage.refuseIgnored(
        skipSuspicious,
        "with --skip-suspicious nothing is trained; leave them out.",
        "--tune",
        "--seed",
        "--threads");
    BadRows bad = data.listBadRows();
    Optional<Domain> domain = data.domain(domains.get());
    LabelledPrompts rows = data.read(Split.TRAINING, Optional.empty(), domains.get(), console);
    Optional<LabelledPrompts> held = evaluation(domain, bad);
    List<String> known = domain.map(Domain::labelNames).orElse(List.of());
    DataReport report =
        new DataCheck(doubts(domain, rows), known, console::message).check(rows, held, bad);
    List<String> scope =
        Stream.concat(
                LabelNames.outOfScope(rows, known).stream(),
                known.isEmpty() ? ScopeNames.vague(rows.labels()).stream() : Stream.empty())
            .distinct()
            .toList();
    if (!scope.isEmpty()) {
      console.message(DataOptions.noClass(scope, rows));
    }
    byte[] bytes = Json.pretty(report);
    OutputFiles.write(out, bytes);
    if (json) {
      console.data(bytes);
    } else {
      console.data(report.toText(examples));
    }
    return ExitCode.ofGates(report.errors() == 0 && (!strict || report.warnings() == 0));
  }

  private Optional<LabelledPrompts> evaluation(Optional<Domain> domain, BadRows bad) {
    if (evaluation != null) {
      return Optional.of(DataOptions.told(data.readFile(evaluation), console));
    }
    boolean ships =
        !data.hasFiles() && domain.filter(d -> ShippedRows.has(d, Split.EVALUATION)).isPresent();
    Optional<BadRows> other = Optional.of(data.hasHoldout() ? new BadRows() : bad);
    return data.hasHoldout() || ships
        ? Optional.of(data.reference(Split.EVALUATION, Optional.empty()).load(domains.get(), other))
        : Optional.empty();
  }

  private Optional<Function<LabelledPrompts, Doubts>> doubts(
      Optional<Domain> domain, LabelledPrompts rows) {
    TrainingTask task = TrainingTask.of(domain, rows.labels());
    return skipSuspicious
        ? Optional.empty()
        : Optional.of(new SuspiciousLabels(task, training.trainer(console, domain))::find);
  }
}
