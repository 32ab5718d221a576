package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Folds;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains a mapper for every fold of the rows, on the rows of the other folds: together they predict
 * every row by a mapper that was not trained on it.
 *
 * @param trainer of the mappers
 * @param task their classes and featurizers
 * @param registry where the task's own featurizers are found
 * @param folds how many, 2 or more
 * @param seed of the deal
 */
public record CrossValidation(
    Trainer trainer, TrainingTask task, DomainRegistry registry, int folds, long seed) {

  /**
   * A mapper and the rows it was not trained on.
   *
   * @param mapper trained on the other folds
   * @param heldOut the rows of this fold
   */
  public record Fold(Mapper mapper, LabelledPrompts heldOut) {}

  /**
   * Trains the mappers.
   *
   * @return in the order of the folds
   * @throws io.micromap.runtime.error.MicromapException as {@link Trainer#train} does
   */
  public List<Fold> run(LabelledPrompts rows) {
    List<Fold> run = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      run.add(new Fold(mapper(rows, fold), Folds.keep(rows, Set.of(fold), folds, seed)));
    }
    return run;
  }

  private Mapper mapper(LabelledPrompts rows, int heldOut) {
    Set<Integer> others =
        IntStream.range(0, folds)
            .filter(fold -> fold != heldOut)
            .boxed()
            .collect(Collectors.toSet());
    LabelledPrompts fitted = Folds.keep(rows, others, folds, seed);
    byte[] bytes = BundleFormat.write(trainer.train(task, fitted));
    return Mapper.of(bytes, task.id(), registry);
  }
}
