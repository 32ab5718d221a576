package io.micromap.training.trainer;

import io.micromap.runtime.featurizer.FeaturizerPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fits the mapper on all rows, and beside it the models of the folds.
 *
 * @param threads how many models are fitted at once, 1 or more
 * @param progress receives progress messages
 */
record WholeModelFit(
    FeaturizerPipeline pipeline,
    TrainingRows rows,
    TrainingOptions options,
    int threads,
    Consumer<String> progress) {

  /** The model of all rows; {@code heldOut} receives the scores of the folds' models. */
  WholeModel run(HeldOut heldOut) {
    LinearModel[] full = new LinearModel[1];
    List<Callable<Void>> jobs = jobs(heldOut, full);
    EmbeddedFold[] taught = new EmbeddedFold[1];
    Optional<EncoderOptions> encoder = options.fit().encoder();
    encoder.ifPresent(
        asked ->
            jobs.add(
                () -> {
                  taught[0] = EmbeddedFold.fit(rows, asked);
                  return null;
                }));
    long heap = Runtime.getRuntime().maxMemory();
    MemoryForecast forecast = MemoryForecast.of(pipeline, rows, options);
    int atOnce = forecast.atOnce(heap, threads);
    forecast.message(heap, atOnce).ifPresent(progress);
    Jobs.run(jobs, atOnce);
    return new WholeModel(
        full[0],
        encoder.flatMap(
            asked -> new TierFit(rows, options.fit(), progress).run(heldOut, taught[0])));
  }

  /** The fits of the words: the model of all rows, which {@code full} receives, and the folds'. */
  private List<Callable<Void>> jobs(HeldOut heldOut, LinearModel[] full) {
    FeatureCounts counts = new FeatureCounts(pipeline, rows.rows());
    List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
    List<Callable<Void>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          full[0] = LinearModel.fit(counts, all, rows, options);
          progress.accept("fitted the mapper on " + rows.size() + " rows");
          return null;
        });
    jobs.addAll(heldOut.jobs(counts, options, progress));
    return jobs;
  }
}
