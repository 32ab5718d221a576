package io.micromap.cli.domains;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap domains}. */
@Command(
    name = "domains",
    description = "Lists, shows, exports and checks domains, and creates new ones.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DomainsListCommand.class,
      DomainsShowCommand.class,
      DomainsExportCommand.class,
      DomainsCheckCommand.class,
      DomainsNewCommand.class
    })
public final class DomainsCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  DomainsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "A command is missing: list, show, export, check or new.");
  }
}
