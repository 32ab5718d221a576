package io.micromap.cli.encoder;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.PluginOptions;
import io.micromap.cli.options.Usage;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap encoder install} of a distribution; the launcher builds that of a checkout. */
@Command(
    name = "install",
    description = {
      "Adds the sentence encoder, once. A checkout builds it with Maven.",
      "A distribution fetches 84 MB and compares their SHA-256. A file that is there already is not"
          + " fetched again. A proxy is named as to every Java program:"
          + " JAVA_TOOL_OPTIONS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'."
    },
    mixinStandardHelpOptions = true)
final class EncoderInstallCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  private final Console console;

  @Option(
      names = "--repository",
      paramLabel = "URL",
      defaultValue = "https://repo.maven.apache.org/maven2",
      description = "The Maven repository to fetch from (default: ${DEFAULT-VALUE}).")
  private URI repository;

  @Inject
  EncoderInstallCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String authority = repository.getRawAuthority();
    new Usage(command)
        .refuse(
            authority != null && authority.contains("@"),
            "--repository must hold no user and no password: Java would send neither, and messages"
                + " would show both.");
    Path home =
        PluginOptions.home()
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "Only the launcher './micromap' installs the encoder."));
    Path folder = new EncoderInstallation(home.resolve("app"), repository, console::message).run();
    console.message("the sentence encoder is in " + folder);
    return ExitCode.DONE;
  }
}
