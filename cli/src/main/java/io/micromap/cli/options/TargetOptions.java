package io.micromap.cli.options;

import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.Target.Scope;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which precision to certify. */
public final class TargetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--target-precision",
      paramLabel = "SHARE",
      description = "Precision to certify for each class: lowest share of correct answers.")
  private Double precision;

  @Option(
      names = "--max-error",
      paramLabel = "SHARE",
      description = "Instead: highest share of wrong answers of all classes together.")
  private Double maxError;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "" + Target.DEFAULT_CONFIDENCE,
      description = "Probability that a certified precision holds (default: ${DEFAULT-VALUE}).")
  private double confidence;

  @Option(names = "--joint", description = "The confidence covers all classes at once.")
  private boolean joint;

  @Option(
      names = "--no-pool",
      description = "Classes with too few rows abstain instead of sharing one threshold.")
  private boolean noPool;

  /** The target asked for, if any. */
  public Optional<Target> target() {
    if (precision != null && maxError != null) {
      throw new ParameterException(
          command.commandLine(), "Give either --target-precision or --max-error.");
    }
    if (maxError != null) {
      return Optional.of(new Target(1 - maxError, confidence, Scope.ALL, false, true));
    }
    return Optional.ofNullable(precision)
        .map(share -> new Target(share, confidence, Scope.CLASS, joint, !noPool));
  }

  /** The target asked for, or else a precision of 0.98 for each class. */
  public Target orDefault() {
    return target().orElseGet(() -> new Target(0.98, confidence, Scope.CLASS, joint, !noPool));
  }
}
