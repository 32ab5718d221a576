package io.micromap.cli.encoder;

import jakarta.inject.Inject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code micromap encoder}. */
@Command(
    name = "encoder",
    description = "Adds the sentence encoder, which is optional.",
    mixinStandardHelpOptions = true,
    subcommands = EncoderInstallCommand.class)
public final class EncoderCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Inject
  EncoderCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: install.");
  }
}
