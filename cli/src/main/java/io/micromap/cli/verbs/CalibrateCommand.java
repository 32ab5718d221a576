package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.CertificationReport;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.CoveragePlan;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap calibrate}. */
@Command(
    name = "calibrate",
    description = {
      "Finds the lowest thresholds with a certified precision, on held-out rows.",
      "An answered out-of-scope row counts as wrong."
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Mixin private TargetOptions target;

  @Option(
      names = "--max-abstain",
      paramLabel = "RATE",
      description = "Gate: highest share of in-scope rows without an answer.")
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
      description = "Also shows the coverage of other targets and with more held-out rows.")
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
    OutputFiles.requireWritable(out);
    Mapper mapper = mapperOptions.load(() -> registry);
    LabelledPrompts rows = data.read(mapper, Dataset.Split.EVALUATION, registry);
    LabelledPrompts unseen = UnseenRows.of(mapper, rows, onOverlap);
    int seen = rows.rows().size() - unseen.rows().size();
    if (seen > 0) {
      console.message("left out " + seen + " rows that the mapper was trained on");
    }
    ScoredRows scored = ScoredRows.of(mapper, unseen);
    Certification certification = new Certifier(asked).certify(scored);
    OutputFiles.write(out, ThresholdsFile.write(certification.thresholds()));
    print(certification, plan ? Optional.of(CoveragePlan.of(scored, asked)) : Optional.empty());
    return gate(certification.inScopeAbstainRate(scored));
  }

  private void print(Certification certification, Optional<CoveragePlan> coverage) {
    if (json) {
      console.json(new CertificationReport(certification, coverage));
    } else {
      console.data(certification.toText());
      coverage.ifPresent(found -> console.data("\n" + found.toText()));
    }
  }

  private int gate(double abstained) {
    boolean passed = maxAbstain == null || abstained <= maxAbstain;
    if (!passed) {
      console.gatesMissed(
          List.of(
              "abstain rate "
                  + Json.round(abstained)
                  + " is above "
                  + maxAbstain
                  + " (--max-abstain); a lower target or more held-out rows raise coverage: see"
                  + " --plan"));
    }
    return ExitCode.ofGates(passed);
  }
}
