package io.micromap.cli.domains;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap domains show}. */
@Command(
    name = "show",
    description = "Shows all that a domain says of itself: classes, cues, featurizers, thresholds.",
    mixinStandardHelpOptions = true)
final class DomainsShowCommand implements Callable<Integer> {

  private static final int SCHEMA_VERSION = 1;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Parameters(paramLabel = "ID", description = "The domain's id; domains list shows all.")
  private String id;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  /** What {@code --json} prints. */
  private record Document(int schemaVersion, ShownDomain domain) {}

  @Inject
  DomainsShowCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Domain domain = domains.get().require(id);
    ShownDomain shown = ShownDomain.of(domain, ListedDomain.of(domain, ShippedRows.sizes(domain)));
    if (json) {
      console.json(new Document(SCHEMA_VERSION, shown));
    } else {
      console.data(shown.toText());
    }
    return ExitCode.DONE;
  }
}
