package io.micromap.training.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.micromap.training.calibration.CalibrationFitter;
import io.micromap.training.dataset.Fingerprints;
import io.micromap.training.dataset.Folds;
import io.micromap.training.dataset.LabelledPrompts;
import io.micromap.training.dataset.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    List<Row> rows = data.rows();
    int classes = task.labels().size();
    int[] y = classesOf(task, data);
    requireEnough(task, data, y);
    FeaturizerPipeline pipeline = new FeaturizerPipeline(task.featurizers());
    boolean hasScope = !data.outOfScope().isEmpty();
    int folds = options.foldsFor(rows.size());
    int[] fold = Folds.deal(rows, folds, options.seed());
    List<Callable<List<Scores>>> jobs = new ArrayList<>();
    LinearModel[] full = new LinearModel[1];
    jobs.add(
        () -> {
          full[0] = LinearModel.fit(pipeline, rows, y, classes, hasScope, options);
          progress.accept("fitted the mapper on " + rows.size() + " rows");
          return List.of();
        });
    for (int held = 0; held < folds; held++) {
      int part = held;
      jobs.add(() -> heldOutScores(pipeline, rows, y, classes, hasScope, fold, part));
    }
    List<List<Scores>> results = run(jobs);
    if (full[0].features().vocabulary().size() == 0) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name() + ": no prompt holds a word to learn from. Give prompts with words.");
    }
    Scores[] scores = new Scores[rows.size()];
    for (int held = 0; held < folds; held++) {
      List<Integer> out = members(fold, held, true);
      for (int i = 0; i < out.size(); i++) {
        scores[out.get(i)] = results.get(held + 1).get(i);
      }
    }
    Calibration calibration = CalibrationFitter.fit(Arrays.asList(scores), y, classes);
    HeldOutReport report = HeldOutReport.of(Arrays.asList(scores), y, classes, calibration);
    progress.accept("calibrated on held-out scores: " + report);
    return new Trained(
        assemble(task, data, pipeline, full[0], calibration, report),
        Arrays.stream(scores).map(row -> Prediction.of(row, calibration)).toList());
  }

  private Bundle assemble(
      TrainingTask task,
      LabelledPrompts data,
      FeaturizerPipeline pipeline,
      LinearModel model,
      Calibration calibration,
      HeldOutReport report) {
    ObjectNode provenance = Json.mapper().createObjectNode();
    provenance.put("data_sha256", data.sha256());
    provenance.put("rows", data.rows().size());
    provenance.put("rows_out_of_scope", data.outOfScope().size());
    provenance.put("oos_label", data.oosLabel());
    provenance.put(Fingerprints.FIELD, Fingerprints.of(data));
    provenance.put(Bundle.THRESHOLD_SOURCE, task.thresholdSource().code());
    provenance.set("options", Json.mapper().valueToTree(options));
    provenance.set("held_out", Json.mapper().valueToTree(report));
    return new Bundle(
        task.id(),
        task.domainVersion(),
        task.labels(),
        pipeline.definitions().stream().map(FeaturizerReference::to).toList(),
        model.features().vocabulary(),
        model.features().scales(),
        model.weights(),
        model.weights().columns() > task.labels().size(),
        calibration,
        task.thresholds(),
        provenance,
        ModelCard.write(task, data, report));
  }

  private List<Scores> heldOutScores(
      FeaturizerPipeline pipeline,
      List<Row> rows,
      int[] y,
      int classes,
      boolean hasScope,
      int[] fold,
      int held) {
    List<Integer> in = members(fold, held, false);
    LinearModel model =
        LinearModel.fit(
            pipeline,
            in.stream().map(rows::get).toList(),
            in.stream().mapToInt(i -> y[i]).toArray(),
            classes,
            hasScope,
            options);
    List<Scores> scores =
        members(fold, held, true).stream().map(i -> model.score(rows.get(i).prompt())).toList();
    progress.accept("scored held-out part " + (held + 1));
    return scores;
  }

  private static List<Integer> members(int[] fold, int held, boolean inside) {
    return Indices.where(fold, part -> (part == held) == inside);
  }

  private <T> List<T> run(List<Callable<T>> jobs) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(jobs)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Training was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
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
