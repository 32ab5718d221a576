package io.micromap.cli.options;

import io.micromap.evaluation.guarantee.MaxWrong;
import io.micromap.runtime.mapper.PredictionSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what to promise of all prompts, rather than of the answers alone. */
public final class PromiseOptions {

  private static final String MAX_WRONG = "--max-wrong";
  private static final String ON_AVERAGE = "--on-average";
  private static final String SETS = "--sets";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = MAX_WRONG,
      paramLabel = "[LABEL=]SHARE",
      description =
          "Instead: highest share of all prompts that get a wrong answer, or a wrong answer LABEL;"
              + " may be repeated.")
  private List<String> maxWrong = List.of();

  @Option(
      names = ON_AVERAGE,
      description = "Keeps the share of wrong answers on average, rather than with a confidence.")
  private boolean onAverage;

  @Option(
      names = SETS,
      paramLabel = "SHARE",
      description =
          "Instead: share of in-scope prompts whose set of labels holds the right one, on average;"
              + " see map --top-k-promise.")
  private Double sets;

  /**
   * Refuses options that ask for several promises at once, or for a confidence of a promise that
   * has none.
   */
  public void requireOnePromise(TargetOptions target) {
    if (onAverage && maxWrong.isEmpty()) {
      throw refusal(ON_AVERAGE + " needs " + MAX_WRONG + ".");
    }
    List<String> promise = new ArrayList<>();
    promise.addAll(maxWrong.isEmpty() ? List.of() : List.of(MAX_WRONG));
    promise.addAll(sets == null ? List.of() : List.of(SETS));
    for (String other : promise.isEmpty() ? List.<String>of() : target.given()) {
      if (!other.equals(TargetOptions.CONFIDENCE)) {
        promise.add(other);
      } else if (onAverage || sets != null) {
        throw refusal(
            (onAverage ? ON_AVERAGE : SETS)
                + " promises a mean over draws of the held-out rows, which has no "
                + other
                + ": give one of the two.");
      }
    }
    if (promise.size() > 1) {
      throw refusal("Give either " + String.join(" or ", promise) + ": one promise at a time.");
    }
  }

  /** The greatest shares of wrong answers asked for, if any. */
  public Optional<MaxWrong> maxWrong(TargetOptions target) {
    if (maxWrong.isEmpty()) {
      return Optional.empty();
    }
    Optional<Double> overall = Optional.empty();
    SortedMap<String, Double> perClass = new TreeMap<>();
    for (String text : maxWrong) {
      int end = text.lastIndexOf('=');
      double share = share(text.substring(end + 1), text);
      boolean twice =
          end < 0 ? overall.isPresent() : perClass.put(text.substring(0, end), share) != null;
      if (twice) {
        throw refusal(MAX_WRONG + " " + text + ": that share is bounded twice; give one bound.");
      }
      overall = end < 0 ? Optional.of(share) : overall;
    }
    Optional<Double> confidence = onAverage ? Optional.empty() : Optional.of(target.confidence());
    return Optional.of(new MaxWrong(overall, perClass, confidence));
  }

  /** The share of prompts whose set is to hold the right label, if sets were asked for. */
  public Optional<Double> sets() {
    return Optional.ofNullable(sets).map(PredictionSets::requireShare);
  }

  private double share(String number, String text) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw refusal(MAX_WRONG + " " + text + ": is neither a share such as 0.02 nor LABEL=SHARE.");
    }
  }

  private ParameterException refusal(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
