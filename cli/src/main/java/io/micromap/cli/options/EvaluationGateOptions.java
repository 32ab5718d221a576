package io.micromap.cli.options;

import io.micromap.evaluation.crossdomain.GateLimits;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which metrics an evaluation must reach. */
public final class EvaluationGateOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--max-false-accept",
      paramLabel = "RATE",
      description =
          "Gate: highest share of another domain's prompts that any mapper answers, without rails.")
  private Double maxFalseAccept;

  @Option(
      names = "--max-false-accept-with-rails",
      paramLabel = "RATE",
      description = "Gate: the same with rails.")
  private Double maxFalseAcceptWithRails;

  @Option(
      names = "--min-accuracy",
      paramLabel = "SHARE",
      description =
          "Gate: lowest share of right ones among answers to in-scope rows, of every mapper on its own"
              + " prompts and of the router.")
  private Double minAccuracy;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      description = "Gate: lowest coverage of in-scope prompts, of the same, without rails.")
  private Double minCoverage;

  /** The limits asked for. */
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
