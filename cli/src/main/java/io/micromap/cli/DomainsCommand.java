package io.micromap.cli;

import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap domains}. */
@Command(
    name = "domains",
    description = "Shows the domains.",
    mixinStandardHelpOptions = true,
    subcommands = DomainsCommand.ListCommand.class)
final class DomainsCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  DomainsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "Say what to do: list.");
  }

  /** {@code micromap domains list}. */
  @Command(
      name = "list",
      description = "Lists every domain, and every problem with one.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    private final Console console;
    private final DomainRegistry registry;

    @Inject
    ListCommand(Console console, DomainRegistry registry) {
      this.console = console;
      this.registry = registry;
    }

    @Override
    public Integer call() {
      for (Domain domain : registry.domains()) {
        console.data(
            String.format(
                Locale.ROOT,
                "%-16s version %-8s %3d classes  %s\n",
                domain.id(),
                domain.version(),
                domain.labels().size(),
                domain.description()));
      }
      registry.problems().forEach(problem -> console.message("problem: " + problem));
      return registry.problems().isEmpty() ? 0 : 4;
    }
  }
}
