package io.micromap.cli.bench;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.guarantee.MaxWrongStudy;
import io.micromap.evaluation.guarantee.PromiseLine;
import io.micromap.evaluation.guarantee.SetStudy;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.guarantee.ViolationStudy;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.DomainModule;
import io.micromap.training.trainer.CrossValidation;
import io.micromap.training.trainer.CrossValidation.Fold;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap bench guarantee}. */
@Command(
    name = "guarantee",
    description = {
      "Counts how often promises do not hold over random splits.",
      "They are a certified precision, a share of wrong answers, and sets of labels.",
      "Without --mapper-path: on simulated rows, and on the shipped domains' rows, each scored by",
      "a mapper that was trained on the other folds of five."
    },
    mixinStandardHelpOptions = true)
final class BenchGuaranteeCommand implements Callable<Integer> {

  private static final int FOLDS = 5;

  private static final List<Split> SPLITS = List.of(Split.TRAINING, Split.EVALUATION);

  private final Console console;
  private final Provider<DomainRegistry> domains;
  private final List<PromiseLine> promises = new ArrayList<>();

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description = "A bundle; its rows come from --labels-csv or --domain.")
  private Path mapperFile;

  @Spec private CommandSpec command;

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
  BenchGuaranteeCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if (mapperFile == null && (data.hasFiles() || data.domain().isPresent())) {
      throw new ParameterException(
          command.commandLine(),
          "Rows of --labels-csv, --prompts-jsonl or --domain are studied with a mapper that they did"
              + " not train: give --mapper-path, or none of them for the shipped domains.");
    }
    Target each = target.orDefault();
    List<ViolationStudy> studies =
        Stream.of(each.overall(), each).distinct().map(this::study).toList();
    List<MaxWrongStudy> wrong = MaxWrongStudy.of(studies.get(0));
    console.data(ViolationStudy.HEADING);
    if (mapperFile == null) {
      studies.get(0).knownTruths().forEach(line -> console.data(line.toMarkdown()));
      wrong.forEach(study -> study.knownTruths().forEach(promises::add));
      shipped(studies);
    } else {
      loaded(studies);
    }
    console.data("\n" + PromiseLine.HEADING);
    promises.forEach(line -> console.data(line.toMarkdown()));
    return ExitCode.DONE;
  }

  private ViolationStudy study(Target certified) {
    return new ViolationStudy(certified, splits, share, DomainModule.DEFAULT_SEED);
  }

  private void loaded(List<ViolationStudy> studies) {
    Mapper mapper = Mapper.load(mapperFile, domains::get);
    LabelledPrompts rows =
        DataOptions.told(
            data.reference(Split.EVALUATION, mapper.domainId()).load(domains.get()), console);
    DatasetReader.requireLabels(rows, mapper.labelNames());
    LabelledPrompts unseen = UnseenRows.of(mapper, rows, OverlapPolicy.DROP);
    print(studies, rows.name(), List.of(ScoredRows.of(mapper, unseen).different()));
  }

  private void shipped(List<ViolationStudy> studies) {
    for (Domain domain : domains.get().domains()) {
      if (SPLITS.stream().allMatch(split -> ShippedRows.has(domain, split))) {
        shipped(studies, domain);
      }
    }
  }

  private void shipped(List<ViolationStudy> studies, Domain domain) {
    Trainer trainer = training.trainer(console, Optional.of(domain));
    List<Fold> folds =
        new CrossValidation(
                trainer, TrainingTask.of(domain), domains.get(), FOLDS, DomainModule.DEFAULT_SEED)
            .run(rows(domain));
    print(studies, domain.id() + ", in-scope rows", folds, this::scoredInScope);
    print(studies, domain.id() + ", with out-of-scope rows", folds, this::scored);
  }

  private static LabelledPrompts rows(Domain domain) {
    DatasetReader reader = new DatasetReader(ShippedRows.OOS, ConflictPolicy.KEEP);
    List<Row> rows =
        SPLITS.stream()
            .flatMap(split -> ShippedRows.read(domain, split, reader).rows().stream())
            .toList();
    return new LabelledPrompts(domain.id(), rows, ShippedRows.OOS);
  }

  private ScoredRows scored(Fold fold) {
    return ScoredRows.of(fold.mapper(), fold.heldOut());
  }

  private ScoredRows scoredInScope(Fold fold) {
    return ScoredRows.of(fold.mapper(), fold.heldOut().with(fold.heldOut().inScope()));
  }

  private void print(
      List<ViolationStudy> studies,
      String name,
      List<Fold> folds,
      Function<Fold, ScoredRows> scores) {
    print(studies, name, folds.stream().map(scores).toList());
  }

  private void print(List<ViolationStudy> studies, String name, List<ScoredRows> scored) {
    studies.forEach(study -> console.data(study.of(name, scored).toMarkdown()));
    MaxWrongStudy.of(studies.get(0)).forEach(study -> promises.add(study.of(name, scored)));
    promises.add(SetStudy.of(studies.get(0)).of(name, scored));
  }
}
