package io.micromap.training.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.Fingerprints;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.spi.Label;
import io.micromap.training.trainer.Tuning.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains a mapper. The result depends on task, rows and options alone, not on the number of
 * threads.
 */
public final class Trainer {

  private final TrainingOptions options;
  private final int threads;
  private final Consumer<String> progress;

  /**
   * A trainer.
   *
   * @param threads how many models are fitted at once, 1 or more
   * @param progress told of each step, in words
   */
  public Trainer(TrainingOptions options, int threads, Consumer<String> progress) {
    this.options = options;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Fits the classes on all rows, and the calibration on scores that models fitted on the other
   * folds gave to each row.
   *
   * @throws MicromapException if there are too few classes or rows, or prompts nothing can be
   *     learnt from
   */
  public Bundle train(TrainingTask task, LabelledPrompts data) {
    return trainWithHeldOut(task, data).bundle();
  }

  /**
   * A mapper and what models fitted on the other folds predict for each of its training rows.
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

  /** As {@link #train}, keeping the held-out predictions. */
  public Trained trainWithHeldOut(TrainingTask task, LabelledPrompts data) {
    TrainingRows rows = rows(task, data);
    Optional<Tuning> tuning = Optional.empty();
    Recipe recipe = new Recipe("the usual recipe", options, task.featurizers());
    if (options.tune()) {
      List<Recipe> recipes = Tuning.recipes(options, task.featurizers());
      tuning = Optional.of(Tuning.run(recipes, rows, threads, progress));
      recipe = recipes.get(tuning.get().chosen());
    }
    FeaturizerPipeline pipeline = new FeaturizerPipeline(recipe.featurizers());
    TrainingOptions chosen = recipe.options();
    LinearModel[] full = new LinearModel[1];
    List<Callable<Void>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          full[0] = LinearModel.fit(pipeline, rows, chosen);
          progress.accept("fitted the mapper on " + rows.size() + " rows");
          return null;
        });
    HeldOut heldOut = heldOut(rows);
    jobs.addAll(heldOut.jobs(pipeline, chosen, progress));
    Jobs.run(jobs, threads);
    if (full[0].features().vocabulary().size() == 0) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name() + ": no prompt holds a word to learn from. Give prompts with words.");
    }
    Calibration calibration = CalibrationFitter.fit(heldOut.scores(), rows.y(), rows.classes());
    HeldOutReport report =
        HeldOutReport.of(heldOut.scores(), rows.y(), rows.classes(), calibration);
    progress.accept("calibrated on held-out scores: " + report);
    return new Trained(
        assemble(task, data, pipeline, full[0], calibration, report, tuning),
        heldOut.scores().stream().map(row -> Prediction.of(row, calibration)).toList());
  }

  /**
   * What a model fitted on the other folds says of each row, in the order of the rows.
   *
   * @throws MicromapException if there are too few classes or rows
   */
  public List<Scores> heldOutScores(TrainingTask task, LabelledPrompts data) {
    TrainingRows rows = rows(task, data);
    HeldOut heldOut = heldOut(rows);
    FeaturizerPipeline pipeline = new FeaturizerPipeline(task.featurizers());
    Jobs.run(heldOut.jobs(pipeline, options, progress), threads);
    return heldOut.scores();
  }

  private HeldOut heldOut(TrainingRows rows) {
    return new HeldOut(rows, options.foldsFor(rows.size()), options.seed());
  }

  private static TrainingRows rows(TrainingTask task, LabelledPrompts data) {
    int[] y = classesOf(task, data);
    requireEnough(task, data, y);
    return new TrainingRows(data.rows(), y, task.labels().size(), !data.outOfScope().isEmpty());
  }

  private Bundle assemble(
      TrainingTask task,
      LabelledPrompts data,
      FeaturizerPipeline pipeline,
      LinearModel model,
      Calibration calibration,
      HeldOutReport report,
      Optional<Tuning> tuning) {
    ObjectNode provenance = Json.mapper().createObjectNode();
    provenance.put("data_sha256", data.sha256());
    provenance.put("rows", data.rows().size());
    provenance.put("rows_out_of_scope", data.outOfScope().size());
    provenance.put("oos_label", data.oosLabel());
    provenance.put(Fingerprints.FIELD, Fingerprints.of(data));
    provenance.put(Bundle.THRESHOLD_SOURCE, task.thresholdSource().code());
    provenance.set("options", Json.mapper().valueToTree(options));
    tuning.ifPresent(tried -> provenance.set("tuning", Json.mapper().valueToTree(tried)));
    provenance.set("held_out", Json.mapper().valueToTree(report));
    return new Bundle(
        new Bundle.Origin(task.id(), task.domainVersion()),
        task.labels(),
        new Bundle.Features(
            pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
            model.features().vocabulary(),
            model.features().scales()),
        model.weights(),
        calibration,
        task.thresholds(),
        provenance,
        ModelCard.write(task, data, report, tuning));
  }

  private static int[] classesOf(TrainingTask task, LabelledPrompts data) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Label label : task.labels()) {
      numbers.put(label.name(), numbers.size());
    }
    return data.rows().stream()
        .mapToInt(row -> data.isOos(row) ? task.labels().size() : numbers.get(row.label()))
        .toArray();
  }

  private static void requireEnough(TrainingTask task, LabelledPrompts data, int[] y) {
    if (task.labels().size() < 2) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name()
              + ": has "
              + task.labels().size()
              + " class. A mapper tells two or more classes apart; add rows of others.");
    }
    int[] sizes = new int[task.labels().size() + 1];
    IntStream.of(y).forEach(label -> sizes[label]++);
    List<String> small = new ArrayList<>();
    for (int k = 0; k < task.labels().size(); k++) {
      if (sizes[k] < 2) {
        small.add("'" + task.labels().get(k).name() + "' has " + sizes[k]);
      }
    }
    if (!small.isEmpty()) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name()
              + ": too few rows: "
              + String.join(", ", small)
              + ". Every class needs two or more, better thirty; add rows or leave the class out.");
    }
  }
}
