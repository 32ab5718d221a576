package io.micromap.cli.options;

import io.micromap.evaluation.crossdomain.PointChoice;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.metrics.CostRule;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.crossdomain.DomainData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which mappers and prompts to evaluate, and when a mapper answers. */
public final class EvaluateOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--all",
      description =
          "All domains that ship training and evaluation rows, each mapper on the rows of each.")
  private boolean all;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of data sets, each mapper on the rows of each: folders with train.csv and"
              + " eval.csv, columns prompt,label.")
  private Path folder;

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description = "A bundle to load; evaluated on --labels-csv or its domain's evaluation rows.")
  private Path mapperFile;

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Instead of the cost: share of the in-scope rows that every trained mapper should answer;"
              + " sets its threshold on rows that are not reported on.")
  private Double coverage;

  @Option(
      names = "--cost-wrong",
      paramLabel = "N",
      description =
          "How many right answers a wrong one costs; trained mappers take the threshold that gains"
              + " most on rows that are not reported on (default: 9).")
  private Double costWrong;

  @Option(
      names = "--own-thresholds",
      description = "Let trained mappers keep their domain's thresholds, as a loaded one does.")
  private boolean ownThresholds;

  @Option(
      names = "--rails",
      description = "Also measures with rails, fitted on each mapper's training rows.")
  private boolean withRails;

  @Option(
      names = "--rails-path",
      paramLabel = "FILE",
      description = "Also measures with the rails of a file; for --mapper-path.")
  private Path railsFile;

  /** How it is chosen when mappers answer. */
  public PointChoice choice() {
    if (mapperFile != null || ownThresholds) {
      return PointChoice.OWN;
    }
    return coverage != null
        ? PointChoice.atCoverage(coverage)
        : PointChoice.atCost(costWrong == null ? CostRule.DEFAULT_COST : costWrong);
  }

  /** The bundle to load; empty where mappers are to be trained. */
  public Optional<Path> mapperFile() {
    return Optional.ofNullable(mapperFile);
  }

  /** The rails of the loaded mapper, if it is to have any. */
  public Optional<Path> railsFile() {
    return Optional.ofNullable(railsFile);
  }

  /** Whether trained mappers get rails. */
  public boolean withRails() {
    return withRails;
  }

  /** The data of the mappers to train. */
  public List<DomainData> toTrain(DataOptions data, DomainRegistry registry) {
    DatasetReader reader = data.reader();
    if (folder != null) {
      return DomainData.inFolder(folder, reader);
    }
    return all
        ? DomainData.shipped(registry, reader)
        : List.of(DomainData.of(data.domain(registry).orElseThrow(), reader));
  }

  /**
   * Checks that the options say one thing.
   *
   * @throws ParameterException if they do not
   */
  public void requireConsistent(DataOptions data) {
    boolean one = mapperFile != null || data.domain().isPresent();
    refuse(
        (all ? 1 : 0) + (folder != null ? 1 : 0) + (one ? 1 : 0) != 1,
        "Give one of --all, --data-dir DIR, --domain ID and --mapper-path FILE, to say what to"
            + " evaluate.");
    requireGatesThatApply();
    if (mapperFile == null) {
      requireForTraining(data);
    } else {
      requireForLoading();
    }
  }

  private void requireGatesThatApply() {
    Usage usage = new Usage(command);
    usage.refuseIgnored(
        !withRails && railsFile == null,
        "nothing is measured with rails; give --rails or --rails-path too.",
        "--max-false-accept-with-rails");
    usage.refuseIgnored(
        !all && folder == null,
        "a single mapper is measured on its own rows alone; give --all or --data-dir.",
        "--max-false-accept",
        "--max-false-accept-with-rails");
  }

  private void requireForTraining(DataOptions data) {
    refuse(
        data.hasFiles() || data.hasHoldout(),
        "--labels-csv and --holdout are for a mapper that is loaded: give --mapper-path.");
    refuse(
        (coverage != null ? 1 : 0) + (costWrong != null ? 1 : 0) + (ownThresholds ? 1 : 0) > 1,
        "Give either --coverage, --cost-wrong or --own-thresholds.");
    refuse(
        costWrong != null && !(costWrong >= 0 && costWrong <= CostRule.HIGHEST_COST),
        "--cost-wrong: expected a number from 0 to " + CostRule.HIGHEST_COST + ".");
    refuse(
        coverage != null && !(coverage > 0 && coverage <= 1),
        "--coverage: expected a share above 0 and at most 1.");
    refuse(
        railsFile != null,
        "--rails-path is for --mapper-path; a trained mapper gets its rails with --rails.");
  }

  private void requireForLoading() {
    new Usage(command)
        .refuseIgnored(
            true,
            "a loaded mapper is not trained; leave them out.",
            "--tune",
            "--seed",
            "--threads");
    refuse(
        coverage != null || costWrong != null || ownThresholds,
        "A loaded mapper keeps its own thresholds: leave out --coverage, --cost-wrong and"
            + " --own-thresholds.");
    refuse(
        withRails,
        "The rails of a loaded mapper are loaded too: give --rails-path instead of --rails.");
  }

  private void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
