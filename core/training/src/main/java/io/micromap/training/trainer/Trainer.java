package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelNames;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.RareClasses;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.KnownVectors;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.encoder.Overlong;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.text.Counted;
import io.micromap.spi.Thresholds;
import io.micromap.training.trainer.Tuning.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains a mapper. The result depends on task, rows and options alone, not on the order of the rows
 * or the number of threads.
 */
public final class Trainer {

  private final TrainingOptions options;
  private final int threads;
  private final Consumer<String> progress;
  private final Optional<Supplier<EncoderIdentity>> compared;

  /**
   * A trainer.
   *
   * @param threads how many models are fitted at once, 1 or more
   * @param progress receives progress messages
   */
  public Trainer(TrainingOptions options, int threads, Consumer<String> progress) {
    this(options, threads, progress, Optional.empty());
  }

  private Trainer(
      TrainingOptions options,
      int threads,
      Consumer<String> progress,
      Optional<Supplier<EncoderIdentity>> compared) {
    this.options = options;
    this.threads = threads;
    this.progress = progress;
    this.compared = compared;
  }

  /**
   * The same, which after training on words alone also says what an encoder would give on the same
   * held-out rows. Takes some milliseconds a row and core, and changes no mapper.
   *
   * @param encoder finds the encoder; a {@link MicromapException} of it becomes a message
   */
  public Trainer comparing(Supplier<EncoderIdentity> encoder) {
    return new Trainer(options, threads, progress, Optional.of(encoder));
  }

  /** The same without progress messages. */
  public Trainer quiet() {
    return new Trainer(options, threads, step -> {});
  }

  /**
   * Fits the classes on all rows, and the calibration on out-of-fold scores.
   *
   * @throws MicromapException if there are too few classes or rows, labels that people would take
   *     for one, or prompts nothing can be learnt from
   */
  public Bundle train(TrainingTask task, LabelledPrompts data) {
    LabelNames.requireDistinct(data);
    return trainSorted(task, SortedRows.of(data).data()).bundle();
  }

  /**
   * A mapper and the out-of-fold predictions for its training rows.
   *
   * @param bundle the mapper
   * @param heldOut one per training row, in order, calibrated as the mapper is
   */
  public record Trained(Bundle bundle, List<Prediction> heldOut) {
    /** Copies. */
    public Trained {
      heldOut = List.copyOf(heldOut);
    }
  }

  /** As {@link #train}, keeping the out-of-fold predictions. */
  public Trained trainWithHeldOut(TrainingTask task, LabelledPrompts data) {
    LabelNames.requireDistinct(data);
    SortedRows sorted = SortedRows.of(data);
    Calibrated calibrated = trainSorted(task, sorted.data());
    return new Trained(calibrated.bundle, sorted.asTheyStood(calibrated.predictions()));
  }

  /** A mapper and the out-of-fold scores that it was calibrated on, in the order of its rows. */
  private record Calibrated(Bundle bundle, HeldOut heldOut) {

    List<Prediction> predictions() {
      return IntStream.range(0, heldOut.scores().size())
          .mapToObj(heldOut.predictions(bundle.calibration()))
          .toList();
    }
  }

  private Calibrated trainSorted(TrainingTask task, LabelledPrompts data) {
    TrainingRows rows = embedded(TrainingRows.of(task, data));
    Taken taken = recipe(task, rows);
    FeaturizerPipeline pipeline = new FeaturizerPipeline(taken.recipe().featurizers());
    HeldOut heldOut = heldOut(rows);
    WholeModel model = fit(pipeline, rows, taken.recipe().options()).run(heldOut);
    if (model.words().features().vocabulary().size() == 0) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name() + ": no prompt holds a word to learn from. Give prompts with words.");
    }
    Calibration calibration = heldOut.calibrate(options.fit());
    HeldOutReport report =
        HeldOutReport.of(heldOut.predictions(calibration), rows.y(), rows.classes());
    progress.accept(report.sentence());
    progress.accept(
        "calibrated on the same scores; calibration error "
            + Json.decimal(report.ece())
            + report.calibrationNote());
    report.warning().ifPresent(progress);
    if (!rows.hasScope()) {
      progress.accept(
          "no row is labelled '"
              + data.oosLabel()
              + "': prompts about anything else may be answered; rows of such prompts teach it to"
              + " abstain");
    }
    AnsweredOtherwise otherwise = AnsweredOtherwise.of(task.labels(), model.bests(rows), rows);
    otherwise.message().ifPresent(progress);
    if (options.fit().encoder().isEmpty()) {
      compared.ifPresent(
          encoder ->
              new TierComparison(encoder, taken.recipe().options().fit(), threads, progress)
                  .run(rows, heldOut));
    }
    Fitted fitted = new Fitted(pipeline, model, calibration, report, otherwise, taken.tuning());
    return new Calibrated(assemble(task, data, fitted), heldOut);
  }

  /** The recipe to train with, and what was tried to find it. */
  private record Taken(Recipe recipe, Optional<Tuning> tuning) {}

  private Taken recipe(TrainingTask task, TrainingRows rows) {
    TrainingOptions sized = options.sizedFor(rows.size(), rows.classes());
    if (!options.tune()) {
      return new Taken(new Recipe("the usual recipe", sized, task.featurizers()), Optional.empty());
    }
    List<Recipe> recipes = Tuning.recipes(sized, task.featurizers());
    Tuning tuning = Tuning.run(recipes, rows, threads, progress);
    return new Taken(recipes.get(tuning.chosen()), Optional.of(tuning));
  }

  /** The rows with their embeddings, where a sentence encoder is to read them. */
  private TrainingRows embedded(TrainingRows rows) {
    Optional<EncoderOptions> encoder = options.fit().encoder();
    if (encoder.isEmpty()) {
      return rows;
    }
    progress.accept(
        "reading " + Counted.of(rows.size(), "row") + " with " + encoder.get().identity().id());
    Encoder reads = Encoders.load().require(encoder.get().identity(), "the training");
    Overlong.message(reads, rows.texts()).ifPresent(progress);
    TrainingRows embedded = rows.embedded(reads);
    progress.accept(
        embedded.names().length > 0
            ? "took the name of each label for one more row of its class"
            : "left the names of the labels out: they are not nearest to the rows of their classes");
    return embedded;
  }

  /**
   * Scores of training rows, in the order of the rows.
   *
   * @param heldOut by models that were fitted on other rows
   * @param fitted by the model that was fitted on all rows
   */
  public record RowScores(List<Scores> heldOut, List<Scores> fitted) {
    /** Copies. */
    public RowScores {
      heldOut = List.copyOf(heldOut);
      fitted = List.copyOf(fitted);
    }
  }

  /**
   * Scores the training rows, whose labels may be spelt in several ways.
   *
   * @throws MicromapException if there are too few classes or rows
   */
  public RowScores rowScores(TrainingTask task, LabelledPrompts data) {
    SortedRows sorted = SortedRows.of(data);
    TrainingRows rows = embedded(TrainingRows.of(task, sorted.data()));
    HeldOut heldOut = heldOut(rows);
    FeaturizerPipeline pipeline = new FeaturizerPipeline(task.featurizers());
    WholeModel model =
        fit(pipeline, rows, options.sizedFor(rows.size(), rows.classes())).run(heldOut);
    return new RowScores(
        sorted.asTheyStood(heldOut.scores()), sorted.asTheyStood(model.scores(rows)));
  }

  private WholeModelFit fit(
      FeaturizerPipeline pipeline, TrainingRows rows, TrainingOptions chosen) {
    return new WholeModelFit(pipeline, rows, chosen, threads, progress);
  }

  private HeldOut heldOut(TrainingRows rows) {
    return new HeldOut(rows, options.foldsFor(rows.size()), options.seed());
  }

  /** Everything that fitting gave. */
  private record Fitted(
      FeaturizerPipeline pipeline,
      WholeModel model,
      Calibration calibration,
      HeldOutReport report,
      AnsweredOtherwise otherwise,
      Optional<Tuning> tuning) {

    Bundle.Features features() {
      return new Bundle.Features(
          pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
          model.words().features().vocabulary(),
          model.words().features().scales());
    }

    KnownVectors outOfScope(LabelledPrompts data) {
      return KnownVectors.of(
          IntStream.range(0, data.rows().size())
              .filter(place -> data.isOos(data.rows().get(place)))
              .mapToObj(model.words().vectors())
              .toList());
    }
  }

  /** Classes with a single row abstain until they have more. */
  private Map<String, Double> never(LabelledPrompts data) {
    Set<String> rare = RareClasses.rare(data).keySet();
    if (!rare.isEmpty()) {
      progress.accept(
          "classes with a single row, which abstain until they have more: "
              + String.join(", ", rare));
    }
    return rare.stream().collect(Collectors.toMap(label -> label, label -> Thresholds.NEVER));
  }

  private Bundle assemble(TrainingTask task, LabelledPrompts data, Fitted fitted) {
    Provenance provenance =
        new Provenance(
            TrainedOn.of(data),
            task.thresholdSource().code(),
            options.sizedFor(data.rows().size(), task.labels().size()),
            fitted.tuning(),
            fitted.report(),
            fitted.otherwise());
    return new Bundle(
        new Bundle.Origin(task.id(), task.domainVersion()),
        task.labels(),
        fitted.features(),
        new Bundle.Model(
            fitted.model().words().weights(), fitted.outOfScope(data), fitted.model().embedding()),
        fitted.calibration(),
        task.thresholds().with(never(data)),
        provenance.toJson(),
        ModelCard.write(task, data, fitted.report(), fitted.tuning()));
  }
}
