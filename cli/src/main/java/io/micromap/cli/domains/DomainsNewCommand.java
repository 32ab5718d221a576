package io.micromap.cli.domains;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.contract.scaffold.DomainScaffold;
import io.micromap.contract.scaffold.DomainScaffold.Kind;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap domains new}. */
@Command(
    name = "new",
    description = "Writes a small domain to start from, into a folder with its name.",
    mixinStandardHelpOptions = true)
final class DomainsNewCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "NAME",
      description = "The domain's id: lower-case letters, digits and hyphens.")
  private String id;

  @Option(names = "--java", description = "A Maven project that builds a jar.")
  private boolean java;

  @Option(names = "--folder", description = "A folder without Java (the default).")
  private boolean plain;

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Where to make the folder (default: here).")
  private Path folder = Path.of("");

  @Inject
  DomainsNewCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if (java && plain) {
      throw new ParameterException(command.commandLine(), "Give either --java or --folder.");
    }
    domains
        .get()
        .find(id)
        .ifPresent(
            known -> {
              throw new ParameterException(
                  command.commandLine(),
                  "There is a domain '"
                      + id
                      + "' already, from "
                      + known.source()
                      + "; of two with one name neither is loaded. Choose another name.");
            });
    Path target = folder.resolve(id);
    DomainScaffold.write(target, id, java ? Kind.JAVA : Kind.FOLDER);
    console.message("wrote " + target + "; its README.md describes the next steps");
    return ExitCode.DONE;
  }
}
