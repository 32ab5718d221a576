package io.micromap.cli.rails;

import jakarta.inject.Inject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code micromap rails}. */
@Command(
    name = "rails",
    description = "Checks a mapper's decisions against independent evidence.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RailsFitCommand.class,
      RailsAuditCommand.class,
      RailsTracesCommand.class,
      RailsParseCommand.class
    })
public final class RailsCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Inject
  RailsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing: fit, audit, traces or parse.");
  }
}
