package io.micromap.cli.options;

import io.micromap.cli.console.Inputs;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.sweep.Gates;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.SweepParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what to sweep and how to choose. */
public final class SweepOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--thresholds",
      paramLabel = "LIST",
      defaultValue =
          "0,0.05,0.1,0.15,0.2,0.25,0.3,0.35,0.4,0.45,0.5,0.55,0.6,0.65,0.7,0.75,0.8,0.85,0.9,0.95,"
              + "0.99,1",
      description =
          "Global thresholds to try, in [0, 1], separated by commas"
              + " (default: 0 to 0.95 in steps of 0.05, 0.99, and 1, which answers nothing).")
  private String thresholds;

  @Option(
      names = "--per-class-thresholds",
      paramLabel = "FILE",
      description = "Thresholds of single classes, as JSON; they hold at every point of the sweep.")
  private Path perClass;

  @Option(
      names = "--choose-by",
      paramLabel = "HOW",
      defaultValue = "cost",
      description =
          "cost, utility, abstain_then_acc, target_precision or max_coverage (default:"
              + " ${DEFAULT-VALUE}).")
  private Strategy chooseBy;

  @Option(
      names = "--cost-wrong",
      paramLabel = "N",
      description =
          "How many right answers a wrong one costs; an answered out-of-scope row is wrong. With 9,"
              + " answers pay where nine of ten are right (default: 9).")
  private Double costWrong;

  @Option(
      names = "--max-abstain-rate",
      paramLabel = "RATE",
      description = "Gate: highest abstain rate of in-scope rows; abstain_then_acc needs it.")
  private Double maxAbstainRate;

  @Option(
      names = "--min-overall-acc",
      paramLabel = "RATE",
      description = "Gate: lowest overall accuracy.")
  private Double minOverallAcc;

  @Option(
      names = "--min-precision",
      paramLabel = "SHARE",
      description = "Gate: lowest accuracy on fired.")
  private Double minPrecision;

  @Option(
      names = "--target-precision",
      paramLabel = "SHARE",
      description = "Precision of all answers together that target_precision must certify.")
  private Double targetPrecision;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description =
          "Confidence of what --target-precision certifies (default: "
              + Target.DEFAULT_CONFIDENCE
              + ").")
  private Double confidence;

  /** The parameters for a mapper with these labels. */
  public SweepParameters parameters(List<String> labels) {
    new Usage(command)
        .refuseIgnored(
            targetPrecision == null,
            "it is the confidence of what --target-precision certifies.",
            "--confidence");
    SortedMap<String, Double> own =
        perClass == null ? new TreeMap<>() : ThresholdsFile.read(Inputs.source(perClass), labels);
    return new SweepParameters(
        parse(),
        own,
        chooseBy,
        Optional.ofNullable(costWrong),
        new Gates(
            Optional.ofNullable(maxAbstainRate),
            Optional.ofNullable(minOverallAcc),
            Optional.ofNullable(minPrecision)),
        Optional.ofNullable(targetPrecision),
        Optional.ofNullable(confidence),
        Optional.empty());
  }

  private List<Double> parse() {
    List<Double> values = new ArrayList<>();
    for (String text : thresholds.split(",", -1)) {
      try {
        values.add(Double.parseDouble(text.strip()));
      } catch (NumberFormatException e) {
        throw new ParameterException(
            command.commandLine(),
            "--thresholds: '" + text + "' is not a number. Expected for example 0.2,0.3,0.4.");
      }
    }
    return values;
  }
}
