package io.micromap.cli.domains;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap domains}. */
@Command(
    name = "domains",
    description = "Lists, checks and starts domains.",
    mixinStandardHelpOptions = true,
    subcommands = {DomainsListCommand.class, DomainsCheckCommand.class, DomainsNewCommand.class})
public final class DomainsCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  DomainsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "Say what to do: list, check or new.");
  }
}
