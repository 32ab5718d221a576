package io.micromap.training.crossdomain;

import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Folds;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
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
 * What a mapper is trained and evaluated on.
 *
 * @param id the domain's, or the data folder's name
 * @param task its classes and featurizers
 * @param seed of folds and solver
 * @param training training rows
 * @param choosing rows to choose thresholds on; none to choose them on the training rows, out of
 *     fold
 * @param evaluation evaluation rows
 */
public record DomainData(
    String id,
    TrainingTask task,
    long seed,
    LabelledPrompts training,
    Optional<LabelledPrompts> choosing,
    LabelledPrompts evaluation) {

  /** Fewer in-scope evaluation rows are all used for evaluation. */
  private static final int ENOUGH = 200;

  /** A domain's evaluation rows are split the same way for every seed of training. */
  private static final long SPLIT = 1;

  /** The file of training rows in a data folder. */
  public static final String TRAINING = "train.csv";

  /** The file of evaluation rows in a data folder. */
  public static final String EVALUATION = "eval.csv";

  /** The same with another seed. */
  public DomainData withSeed(long other) {
    return new DomainData(id, task, other, training, choosing, evaluation);
  }

  /**
   * A domain with the rows it ships. Of {@value #ENOUGH} in-scope evaluation rows or more, half are
   * for choosing thresholds and half for evaluation.
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
        enough ? Optional.of(Folds.keep(evaluation, Set.of(0), 2, SPLIT)) : Optional.empty(),
        enough ? Folds.keep(evaluation, Set.of(1), 2, SPLIT) : evaluation);
  }

  /**
   * Every loaded domain that ships training and evaluation rows.
   *
   * @return in the order of the registry
   * @throws MicromapException if there is none, or one ships faulty rows
   */
  public static List<DomainData> shipped(DomainRegistry registry, DatasetReader reader) {
    List<DomainData> complete =
        registry.domains().stream()
            .filter(domain -> ShippedRows.has(domain, Split.TRAINING))
            .filter(domain -> ShippedRows.has(domain, Split.EVALUATION))
            .map(domain -> of(domain, reader))
            .toList();
    if (complete.isEmpty()) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, "No loaded domain ships both training and evaluation rows.");
    }
    return complete;
  }

  /**
   * The data sets of a folder: every folder in it has {@value #TRAINING} and {@value #EVALUATION},
   * and a name that a label may have. Hidden folders are ignored.
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
              + ": contains no data set. Give a folder of folders, each with "
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
          set + ": its name cannot be written to a file: " + e.getMessage() + " Rename the folder.",
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
          ErrorCode.MISSING_FILE, folder + ": no such folder. Check the path.");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(set -> !set.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, folder + ": cannot be listed: " + FileFault.of(e) + ".", e);
    }
  }
}
