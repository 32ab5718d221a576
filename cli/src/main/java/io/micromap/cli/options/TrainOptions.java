package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.StepClock;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.DomainModule;
import io.micromap.training.crossdomain.DomainData;
import io.micromap.training.trainer.EncoderOptions;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import io.micromap.training.trainer.MapperSize;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of training. */
public final class TrainOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ThreadOptions threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of folds and solver (default: the domain's, or else "
              + DomainModule.DEFAULT_SEED
              + ").")
  private Long seed;

  @Option(
      names = "--tune",
      description =
          "First compares a dozen settings by cross-validation on the training rows; replaces the"
              + " default only where another is clearly better. The table is in the mapper's model"
              + " card.")
  private boolean tune;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "auto",
      description =
          "small, standard, full or auto: how many features the mapper keeps, and whether its weights"
              + " have eight bits or 32 (default: ${DEFAULT-VALUE}, standard with more than 1,000 rows"
              + " a class, else full). docs/decisions/sizes.md has what each costs.")
  private MapperSize size;

  @Option(
      names = "--featurizer",
      paramLabel = "TIER",
      defaultValue = "lexical",
      description =
          "What the mapper reads of a prompt: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}). 'lexical' reads words and answers in a fraction of a"
              + " millisecond. 'encoder' also reads the meaning of the whole prompt with a sentence"
              + " encoder, some 10 ms a prompt: worth it above all where rows are few. 'cascade'"
              + " asks the encoder only where words are not sure. 'auto' takes the cheapest of"
              + " these whose out-of-fold accuracy is within a standard error of the best.")
  private FeaturizerTier featurizer;

  @Option(
      names = "--encoder",
      paramLabel = "NAME|DIR",
      defaultValue = "",
      showDefaultValue = Help.Visibility.NEVER,
      description =
          "With another --featurizer than lexical: the sentence encoder, by name or folder (default: the first"
              + " one installed).")
  private String encoder;

  /** A trainer that prints progress messages. */
  public Trainer trainer(Console console, Optional<Domain> domain) {
    long domainSeed = domain.map(Domain::seed).orElse(TrainingOptions.DEFAULTS.seed());
    TrainingOptions options = options().withSeed(seed == null ? domainSeed : seed);
    return new Trainer(options, threads(), new StepClock(console));
  }

  /** The same, which says what a sentence encoder would give where words alone are trained. */
  public Trainer comparingTrainer(Console console, Optional<Domain> domain, LabelledPrompts rows) {
    Trainer trainer = trainer(console, domain);
    return featurizer == FeaturizerTier.LEXICAL
        ? new EncoderOffer(console).to(trainer, rows)
        : trainer;
  }

  /**
   * The options of training, without the seed.
   *
   * @throws io.micromap.runtime.error.MicromapException if the encoder is not here
   * @throws picocli.CommandLine.ParameterException if one is named and none is asked for
   */
  public TrainingOptions options() {
    new Usage(command)
        .refuseIgnored(
            featurizer == FeaturizerTier.LEXICAL,
            "the featurizer is lexical; give --featurizer encoder, cascade or auto.",
            "--encoder");
    TrainingOptions words = TrainingOptions.DEFAULTS.withTune(tune).withSize(size);
    return featurizer == FeaturizerTier.LEXICAL
        ? words
        : words.withEncoder(
            EncoderOptions.of(
                Encoders.load().open(encoder).identity(), Tiers.valueOf(featurizer.name())));
  }

  /** The data with the seed asked for, if there is one. */
  public DomainData seeded(DomainData data) {
    return seed == null ? data : data.withSeed(seed);
  }

  /** Number of threads, 1 or more. */
  public int threads() {
    return threads.threads();
  }
}
