package io.micromap.cli.options;

import io.micromap.evaluation.crossdomain.Confirmation;
import io.micromap.evaluation.crossdomain.DomainMapper;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import io.micromap.training.crossdomain.DomainData;
import io.micromap.training.crossdomain.MapperTraining;
import io.micromap.training.crossdomain.MapperTraining.RailsFit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which mappers and prompts to evaluate, and when a mapper answers. */
public final class EvaluateOptions {

  private static final double COVERAGE = 0.95;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--all",
      description = "All domains that ship training and evaluation rows, against each other.")
  private boolean all;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of data sets against each other: folders with train.csv and eval.csv, columns"
              + " prompt,label.")
  private Path folder;

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description = "A bundle to load, on --labels-csv or its domain's evaluation rows.")
  private Path mapperFile;

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Share of the rows of a class that every trained mapper is to answer; sets its threshold"
              + " on rows that are not reported on (default: "
              + COVERAGE
              + ").")
  private Double coverage;

  @Option(
      names = "--own-thresholds",
      description = "Leave trained mappers their domain's thresholds, as a loaded one has them.")
  private boolean ownThresholds;

  @Option(
      names = "--rails",
      description = "Also with rails: fitted on each mapper's training rows.")
  private boolean withRails;

  @Option(
      names = "--rails-path",
      paramLabel = "FILE",
      description = "Also with rails: those of a file, for --mapper-path.")
  private Path railsFile;

  /** The coverage that thresholds are chosen for, unless mappers keep their own. */
  public Optional<Double> coverageAsked() {
    return mapperFile != null || ownThresholds
        ? Optional.empty()
        : Optional.of(coverage == null ? COVERAGE : coverage);
  }

  /** Trains or loads what was asked for. */
  public List<DomainMapper> mappers(
      DataOptions data, TrainOptions training, DomainRegistry registry, Consumer<String> progress) {
    requireConsistent(data);
    if (mapperFile != null) {
      return List.of(loaded(data, registry));
    }
    Optional<RailsFit> rails =
        withRails
            ? Optional.of(
                (mapper, rows, steps) ->
                    RailsTraining.confirmation(RailsTraining.rails(mapper, rows, registry, steps)))
            : Optional.empty();
    return new MapperTraining(
            registry, training.options(), coverageAsked(), rails, training.threads(), progress)
        .train(toTrain(data, registry).stream().map(training::seeded).toList());
  }

  private List<DomainData> toTrain(DataOptions data, DomainRegistry registry) {
    DatasetReader reader = data.reader();
    if (folder != null) {
      return DomainData.inFolder(folder, reader);
    }
    return all
        ? DomainData.shipped(registry, reader)
        : List.of(DomainData.of(registry.require(data.domain().orElseThrow()), reader));
  }

  private DomainMapper loaded(DataOptions data, DomainRegistry registry) {
    Mapper mapper = Mapper.load(mapperFile, registry);
    LabelledPrompts rows =
        data.read(Split.EVALUATION, MapperOptions.trainedDomain(mapper), registry);
    DatasetReader.requireLabels(rows, mapper.labels().stream().map(Label::name).toList());
    Optional<Confirmation> rails =
        Optional.ofNullable(railsFile)
            .map(file -> RailsFiles.rails(file, Jittering.LIGHT, Narrowing.by(mapper), registry))
            .map(RailsTraining::confirmation);
    return DomainMapper.loaded(mapper, rows, rails);
  }

  private void requireConsistent(DataOptions data) {
    boolean one = mapperFile != null || data.domain().isPresent();
    refuse(
        (all ? 1 : 0) + (folder != null ? 1 : 0) + (one ? 1 : 0) != 1,
        "Say what to evaluate: --all, --data-dir DIR, --domain ID or --mapper-path FILE.");
    refuse(
        mapperFile == null && (data.hasFiles() || data.hasHoldout()),
        "--labels-csv and --holdout are for a mapper that is loaded: give --mapper-path.");
    refuse(
        mapperFile != null && (coverage != null || ownThresholds),
        "A loaded mapper keeps its own thresholds: leave out --coverage and --own-thresholds.");
    refuse(coverage != null && ownThresholds, "Give either --coverage or --own-thresholds.");
    refuse(
        coverage != null && !(coverage > 0 && coverage <= 1),
        "--coverage: expected a share above 0 and at most 1.");
    refuse(
        mapperFile != null && withRails,
        "The rails of a loaded mapper are loaded too: give --rails-path instead of --rails.");
    refuse(
        mapperFile == null && railsFile != null,
        "--rails-path is for --mapper-path; a trained mapper gets its rails with --rails.");
  }

  private void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
