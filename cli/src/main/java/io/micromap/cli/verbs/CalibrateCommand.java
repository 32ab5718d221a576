package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.CertificationReport;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.CoveragePlan;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap calibrate}. */
@Command(
    name = "calibrate",
    description = {
      "Finds the lowest thresholds that keep a promised precision, proven on held-out rows.",
      "Rows out of scope count as wrong when they are answered."
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private MapperOptions mapperOption;

  @Mixin private DataOptions data;

  @Mixin private TargetOptions target;

  @Option(
      names = "--max-abstain",
      paramLabel = "RATE",
      description = "Gate: highest share of the rows of a class that may go unanswered.")
  private Double maxAbstain;

  @Option(
      names = "--on-overlap",
      paramLabel = "HOW",
      defaultValue = "error",
      description =
          "What to do with rows the mapper was trained on: error or drop (default:"
              + " ${DEFAULT-VALUE}).")
  private OverlapPolicy onOverlap;

  @Option(
      names = "--plan",
      description = "Also tells what other targets and further rows would bring.")
  private boolean plan;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The thresholds, as per_class_thresholds.json.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Inject
  CalibrateCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    Target asked = target.orDefault();
    if (out != null) {
      AtomicFile.requireWritable(out);
    }
    Mapper mapper = mapperOption.load(() -> registry);
    LabelledPrompts rows =
        data.read(Dataset.Split.EVALUATION, MapperOptions.trainedDomain(mapper), registry);
    DatasetReader.requireLabels(rows, mapper.labels().stream().map(Label::name).toList());
    LabelledPrompts unseen = UnseenRows.of(mapper, rows, onOverlap);
    if (unseen.rows().size() < rows.rows().size()) {
      console.message(
          "left out " + (rows.rows().size() - unseen.rows().size()) + " rows the mapper had seen");
    }
    ScoredRows scored = ScoredRows.of(mapper, unseen);
    Certification certification = new Certifier(asked).certify(scored);
    if (out != null) {
      AtomicFile.write(out, ThresholdsFile.write(certification.thresholds()));
    }
    print(certification, scored, asked);
    return gate(certification, scored);
  }

  private void print(Certification certification, ScoredRows scored, Target asked) {
    Optional<CoveragePlan> bought =
        plan ? Optional.of(CoveragePlan.of(scored, asked)) : Optional.empty();
    if (json) {
      byte[] document = Json.pretty(new CertificationReport(certification, bought));
      console.data(new String(document, StandardCharsets.UTF_8));
      return;
    }
    console.data(certification.toText());
    bought.ifPresent(text -> console.data("\n" + text.toText()));
  }

  private int gate(Certification certification, ScoredRows scored) {
    double abstained =
        Metrics.of(scored, Thresholds.of(Thresholds.NEVER, certification.thresholds()))
            .inScopeAbstainRate();
    if (maxAbstain == null || abstained <= maxAbstain) {
      return ExitCode.DONE;
    }
    console.message(
        "gate missed: abstain rate "
            + Json.round(abstained)
            + " is above "
            + maxAbstain
            + " (--max-abstain); a lower target, or more held-out rows, answers more: see --plan");
    return ExitCode.GATE_MISSED;
  }
}
