package io.micromap.cli.options;

import io.micromap.evaluation.crossdomain.GateLimits;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what an evaluation has to reach. */
public final class EvaluationGateOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--max-false-accept",
      paramLabel = "RATE",
      description = "Most answers to another domain's prompts, of any mapper, without rails.")
  private Double maxFalseAccept;

  @Option(
      names = "--max-false-accept-with-rails",
      paramLabel = "RATE",
      description = "The same with rails.")
  private Double maxFalseAcceptWithRails;

  @Option(
      names = "--min-accuracy",
      paramLabel = "SHARE",
      description =
          "Least right answers of all, of every mapper on its own prompts and the router.")
  private Double minAccuracy;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      description = "Least answered prompts of a class, of the same, without rails.")
  private Double minCoverage;

  /** What was asked for. */
  public GateLimits limits() {
    return new GateLimits(
        share("--max-false-accept", maxFalseAccept),
        share("--max-false-accept-with-rails", maxFalseAcceptWithRails),
        share("--min-accuracy", minAccuracy),
        share("--min-coverage", minCoverage));
  }

  private Optional<Double> share(String option, Double value) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw new ParameterException(
          command.commandLine(), option + ": expected a number between 0 and 1.");
    }
    return Optional.ofNullable(value);
  }
}
