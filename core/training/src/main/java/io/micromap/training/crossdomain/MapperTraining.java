package io.micromap.training.crossdomain;

import io.micromap.evaluation.crossdomain.Confirmation;
import io.micromap.evaluation.crossdomain.DomainMapper;
import io.micromap.evaluation.crossdomain.OperatingPoint;
import io.micromap.evaluation.crossdomain.PointChoice;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.trainer.Jobs;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.Trainer.Trained;
import io.micromap.training.trainer.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Trains the mappers of several domains, some at once; each is the one that {@code train} makes.
 *
 * @param registry where domains' own featurizers are found
 * @param options of training; the seed is each domain's own
 * @param choice how it is chosen when mappers answer
 * @param rails fits what confirms a mapper's answers, if anything is to
 * @param threads how many mappers are trained at once, 1 or more; the result does not depend on it
 * @param progress receives progress messages
 */
public record MapperTraining(
    DomainRegistry registry,
    TrainingOptions options,
    PointChoice choice,
    Optional<RailsFit> rails,
    int threads,
    Consumer<String> progress) {

  /** Fits rails to the rows that trained a mapper. */
  @FunctionalInterface
  public interface RailsFit {

    /** The rails. */
    Confirmation fit(Mapper mapper, LabelledPrompts training, Consumer<String> progress);
  }

  /**
   * Trains the mappers.
   *
   * @return in the order of the domains
   * @throws io.micromap.runtime.error.MicromapException as {@link Trainer#train} does
   */
  public List<DomainMapper> train(List<DomainData> domains) {
    List<Callable<DomainMapper>> jobs = new ArrayList<>();
    for (int i = 0; i < domains.size(); i++) {
      DomainData domain = domains.get(i);
      int inner = Math.max(1, threads / (domains.size() - i)); // the last one is alone at the end
      jobs.add(() -> train(domain, inner));
    }
    return Jobs.run(jobs, threads);
  }

  private DomainMapper train(DomainData domain, int inner) {
    Consumer<String> steps = step -> progress.accept(domain.id() + ": " + step);
    Trained trained =
        new Trainer(options.withSeed(domain.seed()), inner, steps)
            .trainWithHeldOut(domain.task(), domain.training());
    Mapper mapper = Mapper.of(BundleFormat.write(trained.bundle()), domain.id(), registry);
    Optional<Confirmation> confirmation =
        rails.map(fit -> fit.fit(mapper, domain.training(), steps));
    ScoredRows unseen = unseen(mapper, domain, trained);
    return new DomainMapper(
        domain.id(),
        mapper,
        point(mapper, unseen, Optional.empty()),
        point(mapper, unseen, confirmation),
        domain.evaluation(),
        Optional.of(domain.training()),
        Optional.of(unseen),
        confirmation);
  }

  /** Rows to choose thresholds on: those set apart, or else the training rows out of fold. */
  private static ScoredRows unseen(Mapper mapper, DomainData domain, Trained trained) {
    return domain
        .choosing()
        .map(rows -> ScoredRows.of(mapper, rows))
        .orElseGet(() -> ScoredRows.of(mapper, domain.training(), trained.heldOut()));
  }

  private OperatingPoint point(
      Mapper mapper, ScoredRows unseen, Optional<Confirmation> confirmation) {
    Predicate<ScoredRow> answerable =
        row -> confirmation.map(by -> by.confirms(row, mapper)).orElse(true);
    return choice.point(mapper, unseen, answerable);
  }
}
