package io.micromap.cli.domains;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.LabelsCsv;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.bundle.Names;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.FeaturizerDefinition.Own;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap domains export}. */
@Command(
    name = "export",
    description = {
      "Writes a domain as a folder without Java, to read or to start from.",
      "Featurizers and a policy of its own are code, and stay behind."
    },
    mixinStandardHelpOptions = true)
final class DomainsExportCommand implements Callable<Integer> {

  private static final Map<Split, String> FILES =
      new TreeMap<>(
          Map.of(
              Split.TRAINING, "labels.csv",
              Split.EVALUATION, "eval_labels.csv",
              Split.GOLDEN, "golden_labels.csv"));

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "ID", description = "The domain's id; domains list shows all.")
  private String id;

  @Option(
      names = "--as",
      paramLabel = "ID",
      description =
          "Id of the copy (default: the same; two domains of one id are not loaded together).")
  private String copy;

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Where to make the folder, which has the name of the copy (default: here).")
  private Path folder = Path.of("");

  @Inject
  DomainsExportCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Domain domain = domains.get().require(id);
    String name = copy == null ? domain.id() : copy;
    requireName(name);
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      throw new ParameterException(
          command.commandLine(),
          target + " is there already; choose another folder, or remove it.");
    }
    AtomicFile.write(target.resolve("domain.json"), DomainJson.of(domain, name));
    FILES.forEach((split, file) -> write(domain, split, target.resolve(file)));
    console.message("wrote " + target);
    leftBehind(domain);
    return ExitCode.DONE;
  }

  private void requireName(String name) {
    try {
      Names.requireId(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--as: " + e.getMessage() + ".", e);
    }
    if (name.equals(Domain.CUSTOM)) {
      throw new ParameterException(
          command.commandLine(), "--as: no domain may be called '" + Domain.CUSTOM + "'.");
    }
  }

  private static void write(Domain domain, Split split, Path file) {
    if (ShippedRows.has(domain, split)) {
      LabelledPrompts rows =
          ShippedRows.read(domain, split, new DatasetReader(ShippedRows.OOS, ConflictPolicy.KEEP));
      AtomicFile.write(file, LabelsCsv.write(rows.rows(), rows.hasIds()));
    }
  }

  private void leftBehind(Domain domain) {
    domain.featurizers().stream()
        .filter(Own.class::isInstance)
        .forEach(own -> console.message("left behind: the featurizer '" + own.name() + "'"));
    if (domain.verifier().isPresent()) {
      console.message("left behind: the policy");
    }
  }
}
