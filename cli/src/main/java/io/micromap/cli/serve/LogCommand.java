package io.micromap.cli.serve;

import jakarta.inject.Inject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code micromap log}. */
@Command(
    name = "log",
    description = "Looks after the logs that 'serve --log' writes.",
    mixinStandardHelpOptions = true,
    subcommands = LogVerifyCommand.class)
public final class LogCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Inject
  LogCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: verify.");
  }
}
