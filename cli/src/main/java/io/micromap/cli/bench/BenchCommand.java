package io.micromap.cli.bench;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Folds;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.guarantee.ViolationStudy;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.spi.Label;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap bench}. */
@Command(
    name = "bench",
    description = "Measures what Micromap promises.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.GuaranteeCommand.class,
      BenchRobustnessCommand.class,
      BenchLabelErrorsCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec command;

  @Inject
  BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "Say what to measure: guarantee, robustness or label-errors.");
  }

  /** {@code micromap bench guarantee}. */
  @Command(
      name = "guarantee",
      description = {
        "Counts how often certified thresholds break their promise over random splits.",
        "Without --mapper-path: rows of a known truth, and the shipped domains' rows, each scored",
        "by a mapper trained on four fifths of the others."
      },
      mixinStandardHelpOptions = true)
  static final class GuaranteeCommand implements Callable<Integer> {

    private static final String OOS = "oos";
    private static final long SEED = 42;
    private static final int FOLDS = 5;

    private static final List<Dataset.Split> SPLITS =
        List.of(Dataset.Split.TRAINING, Dataset.Split.EVALUATION);

    private final Console console;
    private final Provider<DomainRegistry> domains;

    @Option(
        names = "--mapper-path",
        paramLabel = "FILE",
        description = "A bundle; its rows come from --labels-csv or --domain.")
    private Path mapperFile;

    @Mixin private DataOptions data;

    @Mixin private TargetOptions target;

    @Mixin private TrainOptions training;

    @Option(
        names = "--splits",
        paramLabel = "N",
        defaultValue = "1000",
        description = "Random splits (default: ${DEFAULT-VALUE}).")
    private int splits;

    @Option(
        names = "--share",
        paramLabel = "SHARE",
        defaultValue = "0.5",
        description = "Share of the rows to certify on (default: ${DEFAULT-VALUE}).")
    private double share;

    @Inject
    GuaranteeCommand(Console console, Provider<DomainRegistry> domains) {
      this.console = console;
      this.domains = domains;
    }

    @Override
    public Integer call() {
      List<ViolationStudy> studies = new ArrayList<>();
      Target each = target.orDefault();
      for (Target promise : List.of(each.overall(), each)) {
        studies.add(new ViolationStudy(promise, splits, share, SEED));
      }
      if (studies.get(0).equals(studies.get(1))) {
        studies.remove(1);
      }
      console.data(ViolationStudy.HEADING);
      if (mapperFile != null) {
        Mapper mapper = Mapper.load(mapperFile, domains::get);
        LabelledPrompts rows =
            data.reference(Dataset.Split.EVALUATION, MapperOptions.trainedDomain(mapper))
                .load(domains.get());
        DatasetReader.requireLabels(rows, mapper.labels().stream().map(Label::name).toList());
        LabelledPrompts unseen = UnseenRows.of(mapper, rows, OverlapPolicy.DROP);
        study(studies, rows.name(), List.of(ScoredRows.of(mapper, unseen)));
        return ExitCode.DONE;
      }
      console.data(studies.get(0).synthetic(2000, 0.6, 5).toMarkdown());
      console.data(studies.get(0).synthetic(10000, 0.6, 5).toMarkdown());
      console.data(studies.get(0).synthetic(6000, 0.0201, 0).toMarkdown());
      for (Domain domain : domains.get().domains()) {
        if (SPLITS.stream().allMatch(split -> ShippedRows.has(domain, split))) {
          shipped(studies, domain);
        }
      }
      return ExitCode.DONE;
    }

    /** Every row is scored by a mapper that was trained on the other folds. */
    private void shipped(List<ViolationStudy> studies, Domain domain) {
      List<Row> rows = new ArrayList<>();
      LabelledPrompts all = null;
      for (Dataset.Split split : SPLITS) {
        all =
            DataReference.shipped(domain.id(), split, ConflictPolicy.KEEP, OOS).load(domains.get());
        rows.addAll(all.rows());
      }
      all = all.with(rows);
      List<ScoredRows> scored = new ArrayList<>();
      List<ScoredRows> inScope = new ArrayList<>();
      for (int fold = 0; fold < FOLDS; fold++) {
        int held = fold;
        Set<Integer> others =
            IntStream.range(0, FOLDS).filter(i -> i != held).boxed().collect(Collectors.toSet());
        LabelledPrompts fit = Folds.keep(all, others, FOLDS, SEED);
        byte[] bytes =
            BundleFormat.write(
                training.trainer(console, Optional.of(domain)).train(TrainingTask.of(domain), fit));
        Mapper mapper = Mapper.of(bytes, domain.id(), domains.get());
        LabelledPrompts rest = Folds.keep(all, Set.of(held), FOLDS, SEED);
        scored.add(ScoredRows.of(mapper, rest));
        inScope.add(ScoredRows.of(mapper, rest.with(rest.inScope())));
      }
      study(studies, domain.id() + ", rows of a class", inScope);
      study(studies, domain.id() + ", with rows out of scope", scored);
    }

    private void study(List<ViolationStudy> studies, String name, List<ScoredRows> scored) {
      studies.forEach(study -> console.data(study.of(name, scored).toMarkdown()));
    }
  }
}
