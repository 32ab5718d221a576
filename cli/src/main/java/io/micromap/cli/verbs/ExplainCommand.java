package io.micromap.cli.verbs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.NearestRows;
import io.micromap.evaluation.metrics.NearestRows.Neighbour;
import io.micromap.runtime.mapper.Explanation;
import io.micromap.runtime.mapper.ExplanationText;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap explain}. */
@Command(
    name = "explain",
    description = {
      "Shows what every part of a prompt contributes to the answer, also where the mapper abstains.",
      "With --labels-csv, --prompts-jsonl or --domain, also shows the most similar training rows."
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

  private static final int SCHEMA_VERSION = 1;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many training rows to show (default: ${DEFAULT-VALUE}).")
  private int neighbours;

  @Option(
      names = "--features",
      paramLabel = "N",
      defaultValue = "15",
      description = "How many words and features the text shows (default: ${DEFAULT-VALUE}).")
  private int features;

  @Option(
      names = "--with-text",
      description = "Shows the texts of the training rows instead of their hashes.")
  private boolean withText;

  @Option(names = "--json", description = "Prints JSON, with all features, instead of text.")
  private boolean json;

  @Parameters(paramLabel = "PROMPT", description = "The prompt; '-' reads it from standard input.")
  private String given;

  /** What {@code --json} prints. */
  private record Document(
      int schemaVersion, @JsonUnwrapped Explanation explanation, List<Neighbour> neighbours) {}

  @Inject
  ExplainCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    requireConsistent();
    String prompt = Inputs.prompt(given, command);
    DomainRegistry registry = domains.get();
    Mapper mapper = mapperOptions.load(() -> registry);
    Explanation explanation = mapper.explain(prompt);
    List<Neighbour> nearest = nearest(prompt, mapper, registry);
    if (json) {
      console.json(new Document(SCHEMA_VERSION, explanation, nearest));
    } else {
      console.data(ExplanationText.write(explanation, features));
      int most = Math.max(explanation.features().size(), explanation.words().size());
      if (explanation.candidate().isPresent() && most > features) {
        console.data("--features N shows more, --json all of them\n");
      }
      console.data(NearestRows.toText(nearest));
    }
    return ExitCode.DONE;
  }

  private void requireConsistent() {
    Usage usage = new Usage(command);
    usage.requireLeast("--neighbours", neighbours, 0);
    usage.requireLeast("--features", features, 0);
    usage.refuseIgnored(
        !hasRows(),
        "there are no rows to show; give --labels-csv or --domain too.",
        "--neighbours",
        "--with-text",
        "--holdout",
        "--on-conflict",
        "--oos-label");
    usage.refuseIgnored(json, "--json prints all features; leave it out.", "--features");
  }

  private boolean hasRows() {
    return data.hasFiles() || data.hasPromptsAlone() || data.domain().isPresent();
  }

  private List<Neighbour> nearest(String prompt, Mapper mapper, DomainRegistry registry) {
    if (!hasRows()) {
      return List.of();
    }
    LabelledPrompts rows = data.read(Dataset.Split.TRAINING, Optional.empty(), registry, console);
    return NearestRows.of(mapper, prompt, rows, neighbours, withText);
  }
}
