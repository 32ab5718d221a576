package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.RareClassesOptions;
import io.micromap.cli.options.TargetOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.Promise;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.UnseenRows;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.OtherPrompts;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.text.Counted;
import io.micromap.spi.Dataset;
import io.micromap.training.trainer.LeftOutClasses;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap train}. */
@Command(
    name = "train",
    description = "Trains a mapper into one file.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Output
  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description = "The bundle to write.")
  private Path mapper;

  @Mixin private DataOptions data;

  @Mixin private TrainOptions training;

  @Mixin private RareClassesOptions rare;

  @Mixin private TargetOptions target;

  @Output
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "With --holdout: the certified thresholds, as per_class_thresholds.json.")
  private Path out;

  @Inject
  TrainCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    new Usage(command)
        .refuseIgnored(
            !data.hasHoldout(),
            "thresholds are certified on held-out rows only; give --holdout too.",
            "--out",
            "--target-precision",
            "--max-error",
            "--confidence",
            "--joint",
            "--no-pool");
    Target asked = target.orDefault();
    LabelledPrompts rows =
        data.read(Dataset.Split.TRAINING, Optional.empty(), rare.policy(), registry, console);
    TrainingTask task = data.task(rows, registry, console);
    Trainer trainer = training.comparingTrainer(console, data.domain(registry), rows);
    Bundle bundle = trainer.train(task, rows);
    LeftOutClasses.trial(trainer, task, rows, registry)
        .map(trial -> OtherPrompts.of(trial.confidences()).text())
        .or(() -> LeftOutClasses.whyNone(rows))
        .ifPresent(console::message);
    byte[] bytes = BundleFormat.write(bundle);
    write(bytes, bundle.labels().size());
    if (data.hasHoldout()) {
      certify(bytes, asked, registry);
    }
    return ExitCode.DONE;
  }

  private void write(byte[] bytes, int classes) {
    AtomicFile.write(mapper, bytes);
    console.message(
        String.format(
            Locale.ROOT,
            "wrote %s: %s, %d bytes, SHA-256 %s",
            mapper,
            Counted.of(classes, "class"),
            bytes.length,
            Sha256.hex(bytes)));
  }

  /** Certifies on the held-out rows. */
  private void certify(byte[] bytes, Target asked, DomainRegistry registry) {
    LabelledPrompts held =
        data.reference(Dataset.Split.EVALUATION, Optional.empty()).load(registry);
    Mapper trained = Mapper.of(bytes, mapper.toString(), registry);
    LabelledPrompts unseen = UnseenRows.of(trained, held, OverlapPolicy.DROP);
    ScoredRows scored = ScoredRows.of(trained, unseen).different();
    console.message(
        "held out "
            + Counted.of(scored.size(), "different row")
            + " to certify on; calibrate, sweep and lock use them with the same --holdout");
    Certification certification = new Certifier(asked).certify(scored);
    OutputFiles.write(out, ThresholdsFile.write(certification.thresholds()));
    console.data(certification.toText());
    if (certification.proves()) {
      AnsweringMore.note(certification, scored).ifPresent(console::message);
    } else {
      console.message(Promise.insteadOf(asked, scored));
    }
  }
}
