package io.micromap.cli.domains;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.PluginOptions;
import io.micromap.contract.DomainContract;
import io.micromap.contract.Finding;
import io.micromap.contract.Finding.Severity;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.Discovery;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.Problem;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap domains check}. */
@Command(
    name = "check",
    description = {
      "Holds a domain to the contract: labels, rows, featurizers, training, golden rows.",
      "Exit code 1 if it breaks it, 4 if it cannot be loaded; warnings are recommendations."
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

  @Inject
  DomainsCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Discovery found = PluginOptions.loader().plugin(plugin);
    Discovery again = PluginOptions.loader().plugin(plugin);
    SortedMap<String, List<Finding>> findings = new TreeMap<>();
    for (int i = 0; i < Math.min(found.domains().size(), again.domains().size()); i++) {
      Domain domain = found.domains().get(i);
      console.message("checking '" + domain.id() + "' of " + domain.source() + " ...");
      findings.put(domain.id(), new DomainContract(domain, again.domains().get(i)).check());
    }
    found.problems().forEach(problem -> console.message("problem: " + problem));
    console.data(json ? json(findings, found.problems()) : text(findings));
    return exitCode(findings, found.problems());
  }

  private static int exitCode(SortedMap<String, List<Finding>> findings, List<Problem> problems) {
    if (!problems.isEmpty()) {
      return ExitCode.UNUSABLE;
    }
    boolean sound =
        findings.values().stream()
            .flatMap(List::stream)
            .allMatch(finding -> finding.severity() == Severity.WARNING);
    return ExitCode.ofGates(sound);
  }

  private static String text(SortedMap<String, List<Finding>> findings) {
    StringBuilder text = new StringBuilder();
    findings.forEach(
        (id, all) -> {
          long errors = all.stream().filter(f -> f.severity() == Severity.ERROR).count();
          all.forEach(finding -> text.append(line(finding)));
          text.append(id).append(errors == 0 ? ": keeps the contract" : ": breaks the contract");
          text.append(" (" + errors + " errors, " + (all.size() - errors) + " warnings)\n");
        });
    return text.toString();
  }

  private static String line(Finding finding) {
    return name(finding.severity())
        + " "
        + name(finding.behaviour())
        + ": "
        + finding.message()
        + "\n";
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String json(SortedMap<String, List<Finding>> findings, List<Problem> problems) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    ArrayNode domains = root.putArray("domains");
    findings.forEach(
        (id, all) -> {
          ObjectNode domain = domains.addObject();
          domain.put("id", id);
          ArrayNode list = domain.putArray("findings");
          for (Finding finding : all) {
            ObjectNode node = list.addObject();
            node.put("behaviour", name(finding.behaviour()));
            node.put("severity", name(finding.severity()));
            node.put("message", finding.message());
          }
        });
    DomainsListCommand.problems(root, problems);
    return new String(Json.pretty(root), StandardCharsets.UTF_8);
  }
}
