package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OutputCheck;
import io.micromap.cli.options.RareClassesOptions;
import io.micromap.cli.options.SweepOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.report.HtmlReport;
import io.micromap.report.SweepReport;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.training.lock.Locker;
import io.micromap.training.recipe.Parts;
import io.micromap.training.recipe.Recipe;
import io.micromap.training.recipe.RecipeRows;
import io.micromap.training.selection.OutOfFold;
import io.micromap.training.selection.RowsForFolds;
import io.micromap.training.trainer.LeftOutClasses;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap recipe}. */
@Command(
    name = "recipe",
    description =
        "Trains, sweeps, chooses thresholds, checks the class balance and locks, in one run.",
    mixinStandardHelpOptions = true)
public final class RecipeCommand implements Callable<Integer> {

  private static final String PAGE = "report.html";
  private static final int FOLDS = 5;
  private static final int MOST_FOLDS = 20;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Mixin private SweepOptions sweep;

  @Mixin private RareClassesOptions rare;

  @Option(
      names = "--cross-validate",
      paramLabel = "K",
      description =
          "With one file: trains on all rows, chooses on their out-of-fold predictions, and reports"
              + " on K folds that chose nothing; 0 sets rows apart instead (default: "
              + FOLDS
              + ").")
  private Integer folds;

  @Option(
      names = "--certify",
      paramLabel = "SHARE",
      description =
          "Certifies this precision of each class, with confidence "
              + Target.DEFAULT_CONFIDENCE
              + ", on the validation rows.")
  private Double certify;

  @Output({
    Recipe.MAPPER,
    Recipe.SUMMARY,
    Recipe.ROWS,
    Recipe.METRICS,
    Recipe.REPORT,
    PAGE,
    Locker.LOCK_NAME,
    Locker.LOCKED_NAME,
    Locker.THRESHOLDS_NAME
  })
  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Folder for all artifacts (default: .artifacts/ and the domain's id).")
  private Path folder;

  @Inject
  RecipeCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    new Usage(command)
        .refuse(
            data.hasHoldout(),
            "--holdout: a recipe deals its rows into training, validation and test rows itself;"
                + " leave it out.");
    DomainRegistry registry = domains.get();
    DataReference rows = rare.reference(data.reference(Dataset.Split.TRAINING, Optional.empty()));
    Recipe.Result result = outOfFold() ? oneFile(rows, registry) : parts(rows, registry);
    Path target = target(result);
    AtomicFile.write(target.resolve(PAGE), page(result));
    print(result, target);
    console.gatesMissed(result.failures());
    return ExitCode.ofGates(result.failures().isEmpty());
  }

  private boolean outOfFold() {
    boolean inRange = folds == null || folds == 0 || (folds >= 2 && folds <= MOST_FOLDS);
    if (folds != null && !(data.hasFiles() && inRange)) {
      throw new ParameterException(
          command.commandLine(),
          "--cross-validate is for one file, with --labels-csv, and takes 2 to "
              + MOST_FOLDS
              + " folds, or 0 for none.");
    }
    if (folds != null && folds != 0 && certify != null) {
      throw new ParameterException(
          command.commandLine(),
          "--certify needs rows that did not train the mapper: leave out --cross-validate.");
    }
    return data.hasFiles() && certify == null && (folds == null || folds != 0);
  }

  private Recipe.Result oneFile(DataReference rows, DomainRegistry registry) {
    LabelledPrompts all = DataOptions.told(rows.load(registry), console);
    TrainingTask task = data.task(all, registry, console);
    int number = folds == null ? FOLDS : folds;
    RowsForFolds.require(all, number);
    Trainer trainer = training.trainer(console, data.domain(registry));
    OutOfFold selection =
        new OutOfFold(trainer, task, registry, sweep.parameters(task.labelNames()));
    Recipe.Result result =
        recipe(registry).runOutOfFold(selection, rows, all, number, checkedTarget(task.id()));
    if (reported(result).otherPrompts().isEmpty()) {
      LeftOutClasses.whyNone(all).ifPresent(console::message);
    }
    return result;
  }

  private Recipe.Result parts(DataReference rows, DomainRegistry registry) {
    Parts parts =
        data.hasFiles()
            ? Parts.fifths(rows)
            : Parts.halves(rows, data.reference(Dataset.Split.EVALUATION, Optional.empty()));
    RecipeRows read = RecipeRows.read(parts, registry);
    DataOptions.told(read.source(), console);
    if (!data.hasFiles()) {
      DataOptions.told(read.choosing(), console);
    }
    TrainingTask task = data.task(read.source(), registry, console);
    SweepParameters asked =
        sweep.parameters(task.labelNames()).withCertify(Optional.ofNullable(certify));
    return recipe(registry).run(task, read, asked, checkedTarget(task.id()));
  }

  private Recipe recipe(DomainRegistry registry) {
    return new Recipe(registry, training.trainer(console, data.domain(registry)), console::message);
  }

  private Path target(Recipe.Result result) {
    return target(result.artifacts().summary().swept().mapperId());
  }

  /** The folder; the default one was not checked with the command line. */
  private Path checkedTarget(String id) {
    Path target = target(id);
    if (folder == null) {
      new OutputCheck(command.commandLine().getParseResult(), List.of())
          .runWithDefault("--out-dir", target);
    }
    return target;
  }

  private Path target(String id) {
    return folder == null ? Path.of(".artifacts", id) : folder;
  }

  private void print(Recipe.Result result, Path target) {
    console.data(
        "Test rows, "
            + reported(result)
                .crossValidate()
                .map(folds -> folds(folds, result.sweep().chosen().threshold()))
                .orElseGet(() -> thresholds(result.sweep()))
            + result.sweep().abstaining().map(classes -> "; " + classes).orElse("")
            + ":\n\n"
            + result.report());
    console.message("\nartifacts are in " + target + "; try:");
    console.message("  ./micromap map --mapper-path " + target.resolve("locked.mapper") + " \"…\"");
    console.message("  open in a browser: " + target.resolve(PAGE));
    console.message("  ./micromap verify " + target.resolve("lock.json"));
  }

  /** Certified classes have thresholds of their own, whatever was swept. */
  private String thresholds(Sweep chosen) {
    return certify == null
        ? "at threshold " + Json.decimal(chosen.chosen().threshold())
        : "at the certified thresholds";
  }

  /** Each fold is answered at the threshold that the others chose, which differ. */
  private static String folds(int number, double locked) {
    return "each answered by what the other "
        + (number - 1)
        + " of "
        + number
        + " folds gave, at the threshold that these chose (all rows chose "
        + Json.decimal(locked)
        + ")";
  }

  private static Reported reported(Recipe.Result result) {
    return result.artifacts().summary().result().reported().orElseThrow();
  }

  private static byte[] page(Recipe.Result result) {
    return HtmlReport.of(
        SweepReport.of(
            result.artifacts().summary(),
            result.artifacts().rows(),
            result.sweep().rows().data().name().replaceFirst(".*[/\\\\]", ""),
            Optional.of(result.sweep().rows().mapper())));
  }
}
