package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.PromiseOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.SetsFile;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.DifferentRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.CertificationReport;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.CoveragePlan;
import io.micromap.evaluation.guarantee.FewWordings;
import io.micromap.evaluation.guarantee.MaxWrong;
import io.micromap.evaluation.guarantee.Promise;
import io.micromap.evaluation.guarantee.SetCalibration;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.guarantee.WrongCertification;
import io.micromap.evaluation.guarantee.WrongCertifier;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap calibrate}. */
@Command(
    name = "calibrate",
    description = {
      "Finds the lowest thresholds that keep a promise, on held-out rows.",
      "The promise is a precision of the answers, a share of all prompts that get a wrong answer",
      "(--max-wrong), or sets of labels that hold the right one (--sets).",
      "Without any promise asked for, a precision of 0.98 for each class is certified.",
      "An answered out-of-scope row counts as wrong."
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Mixin private TargetOptions target;

  @Mixin private PromiseOptions promise;

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

  @Output
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The thresholds, as per_class_thresholds.json; with --sets what map and lock read with"
              + " --sets.")
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
    promise.requireOnePromise(target);
    DomainRegistry registry = domains.get();
    new Usage(command).requireShare("--max-abstain", maxAbstain);
    Target asked = target.orDefault();
    Optional<MaxWrong> maxWrong = promise.maxWrong(target);
    Optional<Double> sets = promise.sets();
    requireGatesOf(maxWrong.isPresent(), sets.isPresent());
    ScoredRows scored = scored(registry);
    warnOfWhatIsMissing(scored);
    return maxWrong
        .map(most -> boundWrong(scored, most))
        .or(() -> sets.map(share -> calibrateSets(scored, share)))
        .orElseGet(() -> certify(scored, asked));
  }

  private ScoredRows scored(DomainRegistry registry) {
    Mapper mapper = mapperOptions.load(() -> registry);
    LabelledPrompts rows = data.read(mapper, Dataset.Split.EVALUATION, registry, console);
    LabelledPrompts unseen = UnseenRows.of(mapper, rows, onOverlap);
    int seen = rows.rows().size() - unseen.rows().size();
    if (seen > 0) {
      console.message("left out " + seen + " rows that the mapper was trained on");
    }
    ScoredRows scored = ScoredRows.of(mapper, unseen);
    ScoredRows different = scored.different();
    if (different.size() < scored.size()) {
      console.message(
          String.format(
              Locale.ROOT,
              "left out %d of %d rows that are copies of another: they prove nothing more",
              scored.size() - different.size(),
              scored.size()));
    }
    DifferentRows.of(different.data().rows()).warning().ifPresent(console::message);
    return different;
  }

  /** A promise is about prompts like these rows: it says nothing of kinds that none of them is. */
  private void warnOfWhatIsMissing(ScoredRows scored) {
    LabelledPrompts rows = scored.data();
    if (rows.outOfScope().isEmpty()) {
      console.message(
          "WARNING: no out-of-scope row is among these: what is promised holds only where every"
              + " prompt belongs to a class. Give as many as you expect.");
    }
    List<String> missing = scored.absent();
    if (!missing.isEmpty()) {
      console.message(
          "WARNING: no row is of "
              + String.join(", ", missing)
              + ": nothing is known of them."
              + (promise.sets().isPresent() ? "" : " They abstain."));
    }
  }

  private void requireGatesOf(boolean maxWrong, boolean sets) {
    if (plan && (maxWrong || sets)) {
      throw new ParameterException(
          command.commandLine(),
          "--plan is about a precision; leave out it or " + (sets ? "--sets." : "--max-wrong."));
    }
    if (maxAbstain != null && sets) {
      throw new ParameterException(
          command.commandLine(), "--max-abstain is a gate on answers; leave out it or --sets.");
    }
  }

  private int certify(ScoredRows scored, Target asked) {
    Certification certification = new Certifier(asked).certify(scored);
    FewWordings.warnings(certification, scored).forEach(console::message);
    OutputFiles.write(out, ThresholdsFile.write(certification.thresholds()));
    print(certification, plan ? Optional.of(CoveragePlan.of(scored, asked)) : Optional.empty());
    int gate = gate(certification.inScopeAbstainRate(scored), ": see --plan");
    if (certification.proves()) {
      AnsweringMore.note(certification, scored).ifPresent(console::message);
      return gate;
    }
    console.message(Promise.insteadOf(asked, scored));
    return ExitCode.GATE_MISSED;
  }

  private int boundWrong(ScoredRows scored, MaxWrong most) {
    WrongCertification certification = new WrongCertifier(most).certify(scored);
    FewWordings.warnings(certification, scored).forEach(console::message);
    OutputFiles.write(out, ThresholdsFile.write(certification.thresholds()));
    print(certification, certification::toText);
    int gate = gate(certification.inScopeAbstainRate(scored), "");
    return certification.granted() ? gate : ExitCode.GATE_MISSED;
  }

  private int calibrateSets(ScoredRows scored, double share) {
    SetCalibration calibration = SetCalibration.of(scored, share);
    OutputFiles.write(out, SetsFile.write(calibration.sets()));
    print(calibration, calibration::toText);
    return ExitCode.ofGates(calibration.granted());
  }

  private void print(Object document, Supplier<String> text) {
    if (json) {
      console.json(document);
    } else {
      console.data(text.get());
    }
  }

  private void print(Certification certification, Optional<CoveragePlan> coverage) {
    String more = coverage.map(found -> "\n" + found.toText()).orElse("");
    print(new CertificationReport(certification, coverage), () -> certification.toText() + more);
  }

  private int gate(Optional<Double> abstained, String hint) {
    boolean passed =
        maxAbstain == null || abstained.filter(share -> share <= maxAbstain).isPresent();
    if (!passed) {
      console.gatesMissed(
          List.of(
              abstained
                  .map(
                      share ->
                          "abstain rate "
                              + Json.decimal(share)
                              + " is above "
                              + maxAbstain
                              + " (--max-abstain); a lower target or more held-out rows raise"
                              + " coverage"
                              + hint)
                  .orElse("abstain rate: no in-scope row to hold --max-abstain against")));
    }
    return ExitCode.ofGates(passed);
  }
}
