package io.micromap.cli.options;

import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.guarantee.Target.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which precision to certify. */
public final class TargetOptions {

  /** Name of the option that says how sure a promise is. */
  static final String CONFIDENCE = "--confidence";

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
      names = CONFIDENCE,
      paramLabel = "SHARE",
      description =
          "Probability that what is certified holds (default: " + Target.DEFAULT_CONFIDENCE + ").")
  private Double confidence;

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
    new Usage(command)
        .refuseIgnored(
            maxError != null,
            "--max-error is about all classes together; leave them out.",
            "--joint",
            "--no-pool");
    if (maxError != null) {
      return Optional.of(new Target(1 - maxError, confidence(), Scope.ALL, false, true));
    }
    return Optional.ofNullable(precision)
        .map(share -> new Target(share, confidence(), Scope.CLASS, joint, !noPool));
  }

  /** The target asked for, or else a precision of 0.98 for each class. */
  public Target orDefault() {
    return target().orElseGet(() -> new Target(0.98, confidence(), Scope.CLASS, joint, !noPool));
  }

  /** The confidence asked for, or else the default. */
  double confidence() {
    return Objects.requireNonNullElse(confidence, Target.DEFAULT_CONFIDENCE);
  }

  /** The options of these that the user gave, by name. */
  List<String> given() {
    List<String> names = new ArrayList<>();
    addIf(names, precision != null, "--target-precision");
    addIf(names, maxError != null, "--max-error");
    addIf(names, joint, "--joint");
    addIf(names, noPool, "--no-pool");
    addIf(names, confidence != null, CONFIDENCE);
    return names;
  }

  private static void addIf(List<String> names, boolean given, String name) {
    if (given) {
      names.add(name);
    }
  }
}
