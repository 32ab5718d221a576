package io.micromap.cli.data;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.Output;
import io.micromap.evaluation.artifact.LabelsCsv;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.quality.NegationRows;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
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

/** {@code micromap data augment}. */
@Command(
    name = "augment",
    description = {
      "Writes draft rows from your own orders, for you to read before you train on them.",
      "Refusals, questions, reports and hypotheticals get the out-of-scope label, contrasts that"
          + " order something their class. In English."
    },
    mixinStandardHelpOptions = true)
final class DataAugmentCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Option(
      names = "--negations",
      description = "Rows that name an act without ordering it, and contrasts.")
  private boolean negations;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Out-of-scope rows for each class, and half as many contrasts"
              + " (default: ${DEFAULT-VALUE}).")
  private int perClass;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Output
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The CSV to write, with the columns prompt and label.")
  private Path out;

  @Inject
  DataAugmentCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if (!negations) {
      throw new ParameterException(
          command.commandLine(), "Say what to write; there is --negations.");
    }
    if (perClass < 1 || perClass > 10_000) {
      throw new ParameterException(
          command.commandLine(), "--per-class: expected a number from 1 to 10,000.");
    }
    LabelledPrompts rows = data.read(Split.TRAINING, Optional.empty(), domains.get(), console);
    NegationRows.Drafts found = NegationRows.of(rows, perClass, seed);
    List<Row> drafts = found.rows();
    OutputFiles.write(out, LabelsCsv.write(drafts, false));
    long outOfScope = drafts.stream().filter(rows::isOos).count();
    console.message(
        drafts.isEmpty()
            ? "no row is an order that opens with a verb, so there is nothing to write from"
            : "wrote "
                + out
                + ": "
                + outOfScope
                + " out-of-scope rows and "
                + (drafts.size() - outOfScope)
                + " contrasts; read them, drop what sounds wrong, and add the rest to your rows");
    if (!drafts.isEmpty() && !found.without().isEmpty()) {
      console.message(
          "nothing for "
              + String.join(", ", found.without())
              + ": no verb opens four of the rows that order something");
    }
    return ExitCode.DONE;
  }
}
