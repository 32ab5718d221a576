package io.micromap.cli.domains;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.PluginOptions;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.registry.Problem;
import io.micromap.spi.Dataset.Split;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  /** A domain with the number of rows it ships. */
  private record Line(Domain domain, SortedMap<Split, Integer> rows) {}

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    List<Problem> problems = new ArrayList<>(registry.problems());
    List<Line> lines = new ArrayList<>();
    for (Domain domain : registry.domains()) {
      try {
        lines.add(new Line(domain, ShippedRows.sizes(domain)));
      } catch (MicromapException e) {
        lines.add(new Line(domain, new TreeMap<>()));
        Problem problem =
            new Problem(
                domain.source(), Optional.of(domain.id()), e.getMessage(), "Mend its data.");
        problems.add(problem);
        console.message("problem: " + problem);
        plugins.foundBroken();
      }
    }
    console.data(json ? json(lines, problems) : text(lines));
    return ExitCode.DONE;
  }

  private static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      Domain domain = line.domain();
      text.append(domain.id()).append(" (version ").append(domain.version()).append(")\n");
      add(text, "about", domain.description());
      add(text, "source", domain.source());
      add(text, "labels", domain.labels().size() + ": " + String.join(", ", domain.labelNames()));
      add(text, "rows", rows(line.rows()));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-7s %s\n", name, value));
  }

  private static String rows(SortedMap<Split, Integer> rows) {
    return rows.isEmpty()
        ? "none shipped"
        : rows.entrySet().stream()
            .map(entry -> entry.getValue() + " " + name(entry.getKey()))
            .collect(Collectors.joining(", "));
  }

  private static String name(Split split) {
    return split.name().toLowerCase(Locale.ROOT);
  }

  private static String json(List<Line> lines, List<Problem> problems) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    ArrayNode all = root.putArray("domains");
    for (Line line : lines) {
      Domain domain = line.domain();
      ObjectNode node = all.addObject();
      node.put("id", domain.id());
      node.put("version", domain.version());
      node.put("description", domain.description());
      node.put("source", domain.source());
      ArrayNode labels = node.putArray("labels");
      domain.labelNames().forEach(labels::add);
      ObjectNode rows = node.putObject("rows");
      line.rows().forEach((split, size) -> rows.put(name(split), size));
    }
    problems(root, problems);
    return new String(Json.pretty(root), StandardCharsets.UTF_8);
  }

  /** Adds the field {@code problems}. */
  static void problems(ObjectNode root, List<Problem> problems) {
    ArrayNode faults = root.putArray("problems");
    for (Problem problem : problems) {
      ObjectNode node = faults.addObject();
      node.put("source", problem.source());
      node.put("domain", problem.domain().orElse(null));
      node.put("cause", problem.cause());
      node.put("mend", problem.mend());
    }
  }
}
