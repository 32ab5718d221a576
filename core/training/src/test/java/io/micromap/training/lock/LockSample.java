package io.micromap.training.lock;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.training.trainer.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A mapper that was trained, swept and locked in a folder, with all that it was made of. */
final class LockSample {

  private LockSample() {}

  static void make(Path made) throws IOException {
    Files.writeString(made.resolve("train.csv"), SampleRows.csv());
    Files.writeString(
        made.resolve("eval.csv"),
        "prompt,label\nlend my shiny eth,deposit\ntrade my wbtc,swap\nhello you,oos\n");
    Path mapperFile = made.resolve("m.mapper");
    AtomicFile.write(
        mapperFile,
        SampleTraining.train(reference(made, "train.csv").load(SampleTraining.NO_DOMAINS), 2));
    Sweep sweep =
        Sweep.run(
            ScoredRows.of(
                Mapper.load(mapperFile, SampleTraining.NO_DOMAINS),
                reference(made, "eval.csv").load(SampleTraining.NO_DOMAINS)),
            new SweepParameters(
                List.of(0.1, 0.5), new TreeMap<>(Map.of("swap", 0.2)), Strategy.UTILITY));
    AtomicFile.write(made.resolve("rows.csv"), sweep.artifacts().rowsCsv());
    AtomicFile.write(made.resolve("metrics.csv"), sweep.artifacts().metricsCsv());
    AtomicFile.write(made.resolve("summary.json"), sweep.artifacts().summaryJson());
    new Locker(SampleTraining.NO_DOMAINS).lock(request(made, "train.csv", "eval.csv"));
  }

  static Locker.Request request(Path folder, String training, String evaluation) {
    return new Locker.Request(
        folder.resolve("m.mapper"),
        folder.resolve("summary.json"),
        Optional.of(folder.resolve("rows.csv")),
        Optional.of(folder.resolve("metrics.csv")),
        reference(folder, training),
        reference(folder, evaluation),
        Calibrated.NOTHING,
        folder.resolve("locked"));
  }

  static DataReference reference(Path folder, String name) {
    return DataReference.files(
        folder.resolve(name), Optional.empty(), Reading.of(ConflictPolicy.ERROR, "oos"));
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
