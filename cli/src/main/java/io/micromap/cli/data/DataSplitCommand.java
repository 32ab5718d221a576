package io.micromap.cli.data;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.Output;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.LabelsCsv;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.quality.StratifiedSplit;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap data split}. */
@Command(
    name = "split",
    description = {
      "Splits labelled prompts into train.csv and eval.csv.",
      "Every class has its share in both, near duplicates stay on one side, and the same seed gives"
          + " the same split."
    },
    mixinStandardHelpOptions = true)
final class DataSplitCommand implements Callable<Integer> {

  static final String TRAIN = "train.csv";
  static final String EVAL = "eval.csv";

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Option(
      names = "--eval-share",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of each class's rows for evaluation (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the split (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Output({TRAIN, EVAL})
  @Option(
      names = "--out-dir",
      required = true,
      paramLabel = "DIR",
      description = "Where train.csv and eval.csv are written.")
  private Path folder;

  @Option(names = "--json", description = "Sizes as one JSON object instead of text.")
  private boolean json;

  @Inject
  DataSplitCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if (data.hasHoldout()) {
      throw new ParameterException(
          command.commandLine(),
          "--holdout is a split of its own; here, --eval-share sets the share.");
    }
    Path train = folder.resolve(TRAIN);
    Path eval = folder.resolve(EVAL);
    LabelledPrompts rows = data.read(Split.TRAINING, Optional.empty(), domains.get(), console);
    StratifiedSplit split = StratifiedSplit.of(rows, share, seed);
    boolean ids = rows.hasIds();
    AtomicFile.write(train, LabelsCsv.write(split.training().rows(), ids));
    AtomicFile.write(eval, LabelsCsv.write(split.evaluation().rows(), ids));
    console.message("wrote " + train + " and " + eval);
    if (json) {
      console.json(split.document());
    } else {
      console.data(split.toText());
    }
    return ExitCode.DONE;
  }
}
