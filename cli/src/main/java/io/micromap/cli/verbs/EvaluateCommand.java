package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.EvaluateOptions;
import io.micromap.cli.options.EvaluationGateOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OverlapOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.CrossDomainFiles;
import io.micromap.evaluation.crossdomain.DomainMapper;
import io.micromap.evaluation.crossdomain.GateLimits;
import io.micromap.evaluation.crossdomain.JUnitFile;
import io.micromap.evaluation.dataset.DifferentRows;
import io.micromap.evaluation.dataset.RepeatedRows;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.metrics.RowsThatChose;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.quality.NearOverlap;
import io.micromap.report.HtmlReport;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.text.Counted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Evaluates mappers, each on the evaluation prompts of every domain.",
      "Those of one domain (--domain), of all (--all), or of a folder of data sets (--data-dir).",
      "Trains each mapper, or loads one (--mapper-path). Prints cross_domain.csv; --out-dir writes all files."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  private static final String CSV = "cross_domain.csv";
  private static final String PAGE = "cross_domain.html";
  private static final String JUNIT = "junit.xml";
  private static final List<String> FILES = List.of(CSV, CrossDomain.FILE, PAGE, JUNIT);

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private EvaluateOptions options;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Mixin private EvaluationGateOptions gates;

  @Mixin private OverlapOptions overlap;

  @Output({CSV, CrossDomain.FILE, PAGE, JUNIT})
  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Folder for cross_domain.csv, .json and .html, and junit.xml.")
  private Path folder;

  @Option(names = "--json", description = "Prints cross_domain.json instead of the CSV.")
  private boolean json;

  @Inject
  EvaluateCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    GateLimits limits = gates.limits();
    List<DomainMapper> mappers =
        new EvaluatedMappers(options, data, training, domains.get(), console)
            .get().stream()
                .map(
                    one ->
                        one.withEvaluation(overlap.rows(one.mapper(), one.evaluation(), console)))
                .toList();
    mappers.stream().filter(mapper -> mapper.rowsTrainedOn() > 0).forEach(this::warn);
    mappers.forEach(this::warnOfRowsThatChose);
    mappers.forEach(this::warnOfNearRows);
    mappers.forEach(this::warnOfRepeatedRows);
    CrossDomain result = CrossDomain.of(mappers, options.choice(), limits, console::message);
    if (folder != null) {
      write(result);
    }
    console.data(json ? CrossDomainFiles.json(result) : CrossDomainFiles.csv(result));
    console.gatesMissed(
        result.gates().stream()
            .filter(gate -> !gate.passed())
            .map(gate -> gate.name() + ", " + gate.key().title() + ": " + gate.why())
            .toList());
    return ExitCode.ofGates(result.passed());
  }

  private void write(CrossDomain result) {
    List<byte[]> contents = contents(result);
    for (int i = 0; i < FILES.size(); i++) {
      AtomicFile.write(folder.resolve(FILES.get(i)), contents.get(i));
    }
    console.message("wrote " + String.join(", ", FILES) + " to " + folder);
  }

  private void warn(DomainMapper domain) {
    console.message(
        "note: "
            + domain.rowsTrainedOn()
            + " of the "
            + Counted.of(domain.evaluation().rows().size(), "evaluation row")
            + " of "
            + domain.id()
            + (domain.rowsTrainedOn() == 1 ? " is" : " are")
            + " among its training rows; its metrics are optimistic");
  }

  private void warnOfNearRows(DomainMapper domain) {
    int near =
        domain
            .training()
            .map(rows -> NearOverlap.count(rows.rows(), domain.evaluation().rows()))
            .orElse(0);
    if (near > 0) {
      console.message(
          "WARNING: "
              + near
              + " of "
              + Counted.of(domain.evaluation().rows().size(), "evaluation row")
              + " of "
              + domain.id()
              + (near == 1 ? " is" : " are")
              + " nearly like rows that its mapper was trained on; its metrics are optimistic."
              + " 'data check --eval-csv' names them.");
    }
  }

  /** What is trained here chooses on other rows. */
  private void warnOfRowsThatChose(DomainMapper domain) {
    if (domain.training().isPresent()) {
      return;
    }
    ScoredRows rows = ScoredRows.of(domain.mapper(), domain.evaluation());
    int chose = RowsThatChose.count(rows, domain.mapper().bundle().thresholds());
    if (chose > 0) {
      console.message(
          "note: "
              + chose
              + " of the "
              + rows.size()
              + " evaluation rows of "
              + domain.id()
              + " chose the thresholds of its mapper, so that new prompts fare worse: evaluate on"
              + " rows that chose nothing");
    }
  }

  private void warnOfRepeatedRows(DomainMapper domain) {
    List<Row> rows = domain.evaluation().rows();
    DifferentRows.of(rows)
        .warning()
        .ifPresent(warning -> console.message(domain.id() + ": " + warning));
    if (domain.rowsTrainedOn() == 0) {
      RepeatedRows.of(rows)
          .warning(rows.size())
          .ifPresent(warning -> console.message(domain.id() + ": WARNING: " + warning));
    }
  }

  /** Contents in the order of {@link #FILES}. */
  private List<byte[]> contents(CrossDomain result) {
    return List.of(
        CrossDomainFiles.csv(result),
        CrossDomainFiles.json(result),
        HtmlReport.ofCrossDomain(result),
        JUnitFile.write(result));
  }
}
