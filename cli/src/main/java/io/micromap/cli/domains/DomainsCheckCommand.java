package io.micromap.cli.domains;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.PluginOptions;
import io.micromap.contract.DomainContract;
import io.micromap.runtime.registry.Discovery;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.Problem;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap domains check}. */
@Command(
    name = "check",
    description = {
      "Checks a domain against the contract: labels, rows, featurizers, training, golden rows.",
      "Exit code 1 if it fails, 4 if it cannot be loaded; warnings are recommendations."
    },
    mixinStandardHelpOptions = true)
final class DomainsCheckCommand implements Callable<Integer> {

  private static final int SCHEMA_VERSION = 1;

  private final Console console;

  @Parameters(
      paramLabel = "JAR_OR_FOLDER",
      description = "A jar, a folder of jars, or a folder with a domain.json.")
  private Path plugin;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  /** What {@code --json} prints. */
  private record Document(int schemaVersion, List<CheckedDomain> domains, List<Problem> problems) {}

  @Inject
  DomainsCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Discovery found = PluginOptions.loader().plugin(plugin);
    Discovery again = PluginOptions.loader().plugin(plugin);
    List<CheckedDomain> checked = check(found.domains(), again.domains());
    found.problems().forEach(problem -> console.message("problem: " + problem));
    if (json) {
      console.json(new Document(SCHEMA_VERSION, checked, found.problems()));
    } else {
      checked.forEach(domain -> console.data(domain.toText()));
    }
    return found.problems().isEmpty()
        ? ExitCode.ofGates(checked.stream().allMatch(CheckedDomain::passed))
        : ExitCode.UNUSABLE;
  }

  /** Checks each domain, which was loaded twice, and sorts by id. */
  private List<CheckedDomain> check(List<Domain> domains, List<Domain> again) {
    List<CheckedDomain> checked = new ArrayList<>();
    for (int i = 0; i < Math.min(domains.size(), again.size()); i++) {
      Domain domain = domains.get(i);
      console.message("checking '" + domain.id() + "' of " + domain.source() + " ...");
      checked.add(CheckedDomain.of(domain.id(), new DomainContract(domain, again.get(i)).check()));
    }
    checked.sort(Comparator.comparing(CheckedDomain::id));
    return checked;
  }
}
