package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.evaluation.drift.DriftGates;
import io.micromap.evaluation.drift.DriftGates.Gate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say how much two mappers may differ. */
public final class DriftGateOptions {

  @Option(
      names = "--max-flip",
      paramLabel = "SHARE",
      description = "Gate: highest share of rows whose decision changes.")
  private Double maxFlip;

  @Option(
      names = "--max-drop",
      paramLabel = "SHARE",
      description =
          "Gate: largest drop of each of in-scope coverage, accuracy on fired and overall"
              + " accuracy.")
  private Double maxDrop;

  @Option(
      names = "--max-class-drop",
      paramLabel = "SHARE",
      description =
          "Gate: largest drop of the accuracy or precision of any class; counts only where the"
              + " interval of the change excludes zero.")
  private Double maxClassDrop;

  /** The limits asked for. */
  public DriftGates gates() {
    return new DriftGates(
        Optional.ofNullable(maxFlip),
        Optional.ofNullable(maxDrop),
        Optional.ofNullable(maxClassDrop));
  }

  /** Prints every missed gate; the exit code. */
  public static int exitCode(List<Gate> gates, Console console) {
    console.gatesMissed(
        gates.stream()
            .filter(gate -> !gate.passed())
            .map(gate -> gate.toText() + " (" + option(gate) + ")")
            .toList());
    return ExitCode.ofGates(gates.stream().allMatch(Gate::passed));
  }

  private static String option(Gate gate) {
    return "--" + gate.gate().replace('_', '-');
  }
}
