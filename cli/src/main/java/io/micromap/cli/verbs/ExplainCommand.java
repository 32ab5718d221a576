package io.micromap.cli.verbs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.evaluation.metrics.NearestRows;
import io.micromap.evaluation.metrics.NearestRows.Neighbour;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Explanation;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap explain}. */
@Command(
    name = "explain",
    description = {
      "Shows what every part of a prompt added to the answer, also where the mapper abstains.",
      "With --labels-csv, --prompts-jsonl or --domain also the training rows most like it."
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

  private static final int SCHEMA_VERSION = 1;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private MapperOptions mapperOption;

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
      description = "How many features the text shows (default: ${DEFAULT-VALUE}).")
  private int features;

  @Option(
      names = "--with-text",
      description = "Shows the texts of training rows, not only their hashes.")
  private boolean withText;

  @Option(names = "--json", description = "Prints JSON, with all features, instead of text.")
  private boolean json;

  @Parameters(paramLabel = "PROMPT", description = "The prompt.")
  private String prompt;

  @Inject
  ExplainCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    Mapper mapper = mapperOption.load(() -> registry);
    Explanation explanation = mapper.explain(prompt);
    List<Neighbour> nearest =
        data.hasFiles() || data.domain().isPresent()
            ? NearestRows.of(
                mapper,
                prompt,
                data.reference(Dataset.Split.TRAINING, Optional.empty()).load(registry),
                neighbours,
                withText)
            : List.of();
    console.data(json ? json(explanation, nearest) : text(explanation, nearest));
    return ExitCode.DONE;
  }

  private static String json(Explanation explanation, List<Neighbour> nearest) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    node.setAll((ObjectNode) Json.mapper().valueToTree(explanation));
    node.set("neighbours", Json.mapper().valueToTree(nearest));
    return new String(Json.pretty(node), StandardCharsets.UTF_8);
  }

  private String text(Explanation explanation, List<Neighbour> nearest) {
    StringBuilder text = new StringBuilder();
    var decision = explanation.decision();
    text.append(decision.status().name().toLowerCase(Locale.ROOT))
        .append(" (")
        .append(decision.reason().code())
        .append(")\n");
    if (explanation.candidate().isPresent()) {
      append(text, explanation);
    }
    if (!nearest.isEmpty()) {
      text.append("\ntraining rows most like it\n");
    }
    for (Neighbour row : nearest) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %.3f  %-20s %s\n",
              row.similarity(),
              row.label(),
              withText ? row.prompt() : "sha256 " + row.sha256()));
    }
    return text.toString();
  }

  private void append(StringBuilder text, Explanation explanation) {
    var decision = explanation.decision();
    var first = explanation.candidate().orElseThrow();
    var second = explanation.runnerUp().orElseThrow();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: confidence %.4f, threshold %.4f, score %+.4f (bias %+.4f)\n",
            first.label(),
            decision.confidence(),
            decision.threshold(),
            first.score(),
            first.bias()));
    text.append(
        String.format(
            Locale.ROOT,
            "runner-up %s: confidence %.4f, score %+.4f (bias %+.4f)\n",
            second.label(),
            decision.confidence() - decision.margin(),
            second.score(),
            second.bias()));
    text.append(
        String.format(
            Locale.ROOT,
            "familiarity %.4f: so far the training rows know the prompt; it shrinks all scores\n",
            explanation.familiarity()));
    text.append("\nwhat sets them apart, by word\n");
    explanation
        .words()
        .forEach(
            word ->
                text.append(
                    String.format(Locale.ROOT, "  %+.4f  %s\n", word.margin(), word.text())));
    if (explanation.unplaced() != 0) {
      text.append(
          String.format(
              Locale.ROOT, "  %+.4f  (features of the domain's own)\n", explanation.unplaced()));
    }
    text.append(String.format(Locale.ROOT, "  %+.4f  (bias)\n", first.bias() - second.bias()));
    text.append(
        String.format(
            Locale.ROOT,
            "\n%-9s %-9s %-6s %s\n",
            abbreviate(first.label()),
            abbreviate(second.label()),
            "kind",
            "feature"));
    for (Contribution feature :
        explanation.features().subList(0, Math.min(features, explanation.features().size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "%+.4f   %+.4f   %-6s %s\n",
              feature.candidate(),
              feature.runnerUp(),
              feature.view(),
              feature.feature()));
    }
    int hidden = explanation.features().size() - features;
    if (hidden > 0) {
      text.append("… and ").append(hidden).append(" more (--features, or --json for all)\n");
    }
  }

  private static String abbreviate(String label) {
    return label.length() > 9 ? label.substring(0, 8) + "…" : label;
  }
}
