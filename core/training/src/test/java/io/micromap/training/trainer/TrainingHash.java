package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.bundle.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/** Trains on a CSV and prints the mapper's hash: what the determinism test runs in other Javas. */
public final class TrainingHash {

  private TrainingHash() {}

  /** Arguments: the CSV, the number of threads. */
  public static void main(String[] args) {
    System.out.println(
        Sha256.hex(
            SampleTraining.train(
                new DatasetReader("oos", ConflictPolicy.ERROR)
                    .read(Source.of(Path.of(args[0])), Optional.empty()),
                Integer.parseInt(args[1]))));
  }
}
