package io.micromap.contract;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that train. */
final class TrainingChecks {

  /** Rows of each class for the repeated training, which keep it quick. */
  private static final int ROWS_PER_CLASS = 30;

  private final Domain domain;
  private final Map<Split, LabelledPrompts> rows;

  TrainingChecks(Domain domain, Map<Split, LabelledPrompts> rows) {
    this.domain = domain;
    this.rows = rows;
  }

  List<Finding> repeatable() {
    LabelledPrompts training = rows.get(Split.TRAINING);
    if (training == null) {
      return List.of();
    }
    try {
      LabelledPrompts some = firstOfEachClass(training);
      String first = Sha256.hex(train(some, 1));
      String second = ForeignPlace.call(() -> Sha256.hex(train(some, 2)));
      return first.equals(second)
          ? List.of()
          : List.of(
              Finding.error(
                  Behaviour.REPEATABLE_TRAINING,
                  "Two trainings, the second with two threads and another locale, gave the hashes "
                      + first
                      + " and "
                      + second
                      + "; look for clocks, random numbers and hash order in own featurizers."));
    } catch (Exception e) {
      return List.of(Finding.error(Behaviour.REPEATABLE_TRAINING, "Training failed: " + e));
    }
  }

  List<Finding> golden() {
    LabelledPrompts training = rows.get(Split.TRAINING);
    LabelledPrompts golden = rows.get(Split.GOLDEN);
    if (training == null) {
      return List.of();
    }
    if (golden == null) {
      return List.of(
          Finding.warning(
              Behaviour.GOLDEN_DECISIONS,
              "It ships no golden rows; a few that must always be answered right guard every change."));
    }
    try {
      byte[] bundle = train(training, Runtime.getRuntime().availableProcessors());
      DomainRegistry alone = DomainRegistry.of(List.of(domain), List.of());
      Mapper mapper = Mapper.of(bundle, "the mapper of the check", alone);
      return compare(mapper, golden);
    } catch (MicromapException e) {
      return List.of(Finding.error(Behaviour.GOLDEN_DECISIONS, "Training failed: " + e));
    }
  }

  private static List<Finding> compare(Mapper mapper, LabelledPrompts golden) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : golden.rows()) {
      Decision decision = mapper.map(row.prompt());
      Optional<String> expected = golden.isOos(row) ? Optional.empty() : Optional.of(row.label());
      if (!decision.label().equals(expected)) {
        findings.add(
            Finding.error(
                Behaviour.GOLDEN_DECISIONS,
                row.place()
                    + ": expected "
                    + expected.orElse("no answer")
                    + ", got "
                    + decision.label().orElse("no answer (" + decision.reason().code() + ")")
                    + "; fix the row, or add training rows like it."));
      }
    }
    return findings;
  }

  private byte[] train(LabelledPrompts data, int threads) {
    TrainingOptions options = TrainingOptions.DEFAULTS.withSeed(domain.seed());
    return BundleFormat.write(
        new Trainer(options, threads, step -> {}).train(TrainingTask.of(domain), data));
  }

  private static LabelledPrompts firstOfEachClass(LabelledPrompts training) {
    Map<String, Integer> seen = new HashMap<>();
    return training.with(
        training.rows().stream()
            .filter(row -> seen.merge(row.label(), 1, Integer::sum) <= ROWS_PER_CLASS)
            .toList());
  }
}
