package io.micromap.cli.bench;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap bench}. */
@Command(
    name = "bench",
    description = "Measures speed, guarantees, robustness and the search for label errors.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchMapCommand.class,
      BenchGuaranteeCommand.class,
      BenchRobustnessCommand.class,
      BenchLabelErrorsCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "A command is missing: map, guarantee, robustness or label-errors.");
  }
}
