package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.SweepOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.report.HtmlReport;
import io.micromap.report.SweepReport;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.training.recipe.Parts;
import io.micromap.training.recipe.Recipe;
import io.micromap.training.recipe.RecipeRows;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap recipe}. */
@Command(
    name = "recipe",
    description =
        "Trains, sweeps, chooses thresholds, checks the class balance and locks, in one run.",
    mixinStandardHelpOptions = true)
public final class RecipeCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Mixin private SweepOptions sweep;

  @Option(
      names = "--certify",
      paramLabel = "SHARE",
      description =
          "Certifies this precision of each class, with confidence "
              + Target.DEFAULT_CONFIDENCE
              + ", on the validation rows.")
  private Double certify;

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
    DomainRegistry registry = domains.get();
    DataReference rows = data.reference(Dataset.Split.TRAINING, Optional.empty());
    Parts parts =
        data.hasFiles()
            ? Parts.fifths(rows)
            : Parts.halves(rows, data.reference(Dataset.Split.EVALUATION, Optional.empty()));
    RecipeRows read = RecipeRows.read(parts, registry);
    TrainingTask task = data.task(read.source(), registry);
    Path target = folder == null ? Path.of(".artifacts", task.id()) : folder;
    Recipe.Result result =
        new Recipe(registry, training.trainer(console, data.domain(registry)), console::message)
            .run(task, read, sweep.parameters(task.labelNames()), certified(), target);
    AtomicFile.write(target.resolve("report.html"), page(result));
    print(result, target);
    console.gatesMissed(result.sweep().failures());
    return ExitCode.ofGates(result.sweep().passed());
  }

  private void print(Recipe.Result result, Path target) {
    console.data(
        "Test rows, at threshold "
            + result.sweep().chosen().threshold()
            + ":\n\n"
            + result.report());
    console.message("\nartifacts are in " + target + "; try:");
    console.message("  ./micromap map --mapper-path " + target.resolve("locked.mapper") + " \"…\"");
    console.message("  open in a browser: " + target.resolve("report.html"));
    console.message("  ./micromap verify " + target.resolve("lock.json"));
  }

  private static byte[] page(Recipe.Result result) {
    return HtmlReport.of(
        new SweepReport(
            result.artifacts().summary(),
            result.artifacts().rows(),
            Optional.of(result.sweep().rows().mapper()),
            Optional.empty(),
            Optional.of(result.fresh()),
            true));
  }

  private Optional<Target> certified() {
    return Optional.ofNullable(certify)
        .map(share -> Target.perClass(share, Target.DEFAULT_CONFIDENCE));
  }
}
