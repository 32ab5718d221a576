package io.micromap.training.crossdomain;

import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Folds;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mapper is to be made from and judged on.
 *
 * @param id the domain's, or the data folder's name
 * @param task its classes and featurizers
 * @param seed of folds and solver
 * @param training rows to fit on
 * @param choosing rows to choose thresholds on; none if that is left to held-out training rows
 * @param evaluation rows to judge on
 */
public record DomainData(
    String id,
    TrainingTask task,
    long seed,
    LabelledPrompts training,
    Optional<LabelledPrompts> choosing,
    LabelledPrompts evaluation) {

  /** Fewer evaluation rows of a class are all judged on. */
  private static final int ENOUGH = 200;

  /** The deal of a domain's evaluation rows is the same for every seed of training. */
  private static final long DEAL = 1;

  /** Rows to fit on, in a data folder. */
  public static final String TRAINING = "train.csv";

  /** Rows to judge on, in a data folder. */
  public static final String EVALUATION = "eval.csv";

  /** The same with another seed. */
  public DomainData withSeed(long other) {
    return new DomainData(id, task, other, training, choosing, evaluation);
  }

  /**
   * A domain with the rows it ships; where there are {@value #ENOUGH} evaluation rows of a class or
   * more, half of them to choose thresholds on, half to judge on.
   *
   * @throws MicromapException if it ships no training or no evaluation rows, or faulty ones
   */
  public static DomainData of(Domain domain, DatasetReader reader) {
    LabelledPrompts evaluation = ShippedRows.read(domain, Split.EVALUATION, reader);
    boolean enough = evaluation.inScope().size() >= ENOUGH;
    return new DomainData(
        domain.id(),
        TrainingTask.of(domain),
        domain.seed(),
        ShippedRows.read(domain, Split.TRAINING, reader),
        enough ? Optional.of(Folds.keep(evaluation, Set.of(0), 2, DEAL)) : Optional.empty(),
        enough ? Folds.keep(evaluation, Set.of(1), 2, DEAL) : evaluation);
  }

  /**
   * The data sets of a folder: every folder in it has {@value #TRAINING} and {@value #EVALUATION},
   * and is named as a label may be. Hidden folders are passed over.
   *
   * @return sorted by name
   * @throws MicromapException if there is none, or one is faulty
   */
  public static List<DomainData> inFolder(Path folder, DatasetReader reader) {
    List<DomainData> found = new ArrayList<>();
    for (Path set : folders(folder)) {
      found.add(read(set, reader));
    }
    if (found.isEmpty()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE,
          folder
              + ": holds no data set. Give a folder of folders, each with "
              + TRAINING
              + " and "
              + EVALUATION
              + " (columns prompt,label).");
    }
    return found;
  }

  private static DomainData read(Path set, DatasetReader reader) {
    String id = set.getFileName().toString();
    try {
      Label.requireName(id);
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          set + ": its name cannot stand in a file: " + e.getMessage() + " Rename the folder.",
          e);
    }
    LabelledPrompts training = rows(set.resolve(TRAINING), reader);
    LabelledPrompts evaluation = rows(set.resolve(EVALUATION), reader);
    DatasetReader.requireLabels(evaluation, training.labels());
    return new DomainData(
        id,
        TrainingTask.ofLabels(training.labels()),
        TrainingOptions.DEFAULTS.seed(),
        training,
        Optional.empty(),
        evaluation);
  }

  private static LabelledPrompts rows(Path file, DatasetReader reader) {
    return reader.read(Source.of(file), Optional.empty());
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, folder + ": no such folder. Mend the path.");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(set -> !set.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new MicromapException(ErrorCode.IO, folder + ": cannot be listed: " + e, e);
    }
  }
}
