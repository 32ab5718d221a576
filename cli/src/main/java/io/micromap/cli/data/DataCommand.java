package io.micromap.cli.data;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap data}. */
@Command(
    name = "data",
    description = "Checks, splits and describes labelled prompts.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DataAugmentCommand.class,
      DataCheckCommand.class,
      DataSplitCommand.class,
      DataStatsCommand.class
    })
public final class DataCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  DataCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "A command is missing: check, split, stats or augment.");
  }
}
