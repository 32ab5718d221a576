package io.micromap.cli.data;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.evaluation.quality.DataStats;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap data stats}. */
@Command(
    name = "stats",
    description = "Counts rows, classes, words and duplicates, and shows how long prompts are.",
    mixinStandardHelpOptions = true)
final class DataStatsCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Inject
  DataStatsCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    data.keepConflicts();
    DataStats stats =
        DataStats.of(data.read(Split.TRAINING, Optional.empty(), domains.get(), console));
    if (json) {
      console.json(stats);
    } else {
      console.data(stats.toText());
    }
    return ExitCode.DONE;
  }
}
