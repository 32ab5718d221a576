package io.micromap.cli.domains;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.PluginOptions;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.registry.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code micromap domains list}. */
@Command(
    name = "list",
    description = "Lists every domain, and every problem with one.",
    mixinStandardHelpOptions = true)
final class DomainsListCommand implements Callable<Integer> {

  private static final int SCHEMA_VERSION = 1;

  private final Console console;
  private final PluginOptions plugins;
  private final Provider<DomainRegistry> domains;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Inject
  DomainsListCommand(Console console, PluginOptions plugins, Provider<DomainRegistry> domains) {
    this.console = console;
    this.plugins = plugins;
    this.domains = domains;
  }

  /** What {@code --json} prints. */
  private record Document(int schemaVersion, List<ListedDomain> domains, List<Problem> problems) {}

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    List<Problem> problems = new ArrayList<>(registry.problems());
    List<ListedDomain> listed =
        registry.domains().stream().map(domain -> list(domain, problems)).toList();
    if (json) {
      console.json(new Document(SCHEMA_VERSION, listed, problems));
    } else {
      listed.forEach(domain -> console.data(domain.toText()));
    }
    return ExitCode.DONE;
  }

  /** A domain whose rows are faulty is listed without them, with a problem. */
  private ListedDomain list(Domain domain, List<Problem> problems) {
    try {
      return ListedDomain.of(domain, ShippedRows.sizes(domain));
    } catch (MicromapException e) {
      Problem problem =
          new Problem(domain.source(), Optional.of(domain.id()), e.getMessage(), "Fix its data.");
      problems.add(problem);
      console.message("problem: " + problem);
      plugins.foundBroken();
      return ListedDomain.of(domain, new TreeMap<>());
    }
  }
}
