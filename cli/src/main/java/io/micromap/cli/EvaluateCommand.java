package io.micromap.cli;

import io.micromap.report.HtmlReport;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.artifact.AtomicFile;
import io.micromap.training.crossdomain.CrossDomain;
import io.micromap.training.crossdomain.CrossDomainFiles;
import io.micromap.training.crossdomain.DomainMapper;
import io.micromap.training.crossdomain.Gate;
import io.micromap.training.crossdomain.GateLimits;
import io.micromap.training.crossdomain.JUnitFile;
import io.micromap.training.dataset.Source;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Runs mappers on evaluation prompts: one domain's, or every mapper on every domain's",
      "(--all, or --data-dir for a folder of data sets). Trains each mapper, or loads one",
      "(--mapper-path). Prints cross_domain.csv; --out-dir keeps all files."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private static final String CSV = "cross_domain.csv";

  private static final Map<String, Function<Result, byte[]>> FILES = files();

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private EvaluateFlags flags;

  @Mixin private DataOptions data;

  @Mixin private TrainingFlags training;

  @Mixin private EvaluationGateFlags gates;

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Folder for cross_domain.csv, .json and .html and junit.xml.")
  private Path folder;

  @Option(names = "--json", description = "Prints cross_domain.json instead of the CSV.")
  private boolean json;

  @Inject
  EvaluateCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  /** What was found, and what was asked for. */
  private record Result(CrossDomain crossDomain, EvaluateFlags flags) {}

  @Override
  public Integer call() {
    if (folder != null) {
      FILES.keySet().forEach(name -> AtomicFile.requireWritable(folder.resolve(name)));
    }
    GateLimits limits = gates.limits();
    List<DomainMapper> mappers = flags.mappers(data, training, domains.get(), console::message);
    mappers.stream().filter(mapper -> mapper.rowsTrainedOn() > 0).forEach(this::warn);
    Result result =
        new Result(CrossDomain.of(mappers, flags.coverageAsked(), limits, console::message), flags);
    if (folder != null) {
      FILES.forEach((name, file) -> AtomicFile.write(folder.resolve(name), file.apply(result)));
      console.message("wrote " + String.join(", ", FILES.keySet()) + " to " + folder);
    }
    byte[] shown = FILES.get(json ? "cross_domain.json" : CSV).apply(result);
    console.data(new String(shown, StandardCharsets.UTF_8));
    result.crossDomain().gates().stream()
        .filter(gate -> !gate.passed())
        .forEach(gate -> console.message("gate missed: " + line(gate)));
    return result.crossDomain().passed() ? 0 : 1;
  }

  private void warn(DomainMapper domain) {
    console.message(
        "note: "
            + domain.rowsTrainedOn()
            + " of the "
            + domain.evaluation().rows().size()
            + " rows to judge "
            + domain.id()
            + " on have trained it; its figures flatter");
  }

  private static String line(Gate gate) {
    return gate.name()
        + ", "
        + gate.mapper()
        + " on "
        + gate.data()
        + ", rails "
        + gate.rails()
        + ": "
        + gate.why();
  }

  private static Map<String, Function<Result, byte[]>> files() {
    Map<String, Function<Result, byte[]>> files = new LinkedHashMap<>();
    files.put(CSV, result -> CrossDomainFiles.csv(result.crossDomain));
    files.put("cross_domain.json", EvaluateCommand::json);
    files.put(
        "cross_domain.html",
        result ->
            HtmlReport.ofCrossDomain(
                new Source("cross_domain.json", new String(json(result), StandardCharsets.UTF_8))));
    files.put("junit.xml", result -> JUnitFile.write(result.crossDomain));
    return files;
  }

  private static byte[] json(Result result) {
    return CrossDomainFiles.json(result.crossDomain, result.flags.coverageAsked());
  }
}
