package io.micromap.evaluation.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftReport.ClassDrift;
import io.micromap.evaluation.drift.PairedChange.Difference;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much change is allowed; a limit that is absent allows any.
 *
 * @param maxFlip share of rows whose decision may change
 * @param maxDrop how far coverage of in-scope rows, accuracy on fired and overall accuracy may each
 *     fall
 * @param maxClassDrop how far accuracy and precision of a single class may fall; counts only where
 *     the interval excludes zero, because a class of few rows falls far by chance
 */
public record DriftGates(
    Optional<Double> maxFlip, Optional<Double> maxDrop, Optional<Double> maxClassDrop) {

  private static final String MAX_FLIP = "max_flip";
  private static final String MAX_DROP = "max_drop";
  private static final String MAX_CLASS_DROP = "max_class_drop";

  /**
   * A limit and the figure it is compared with.
   *
   * @param gate the limit: max_flip, max_drop or max_class_drop
   * @param label the class it is about, if any
   * @param figure what was measured
   * @param limit the highest value allowed
   * @param value the value, a point estimate
   * @param interval of the change, empty where the figure is not a change
   * @param passed whether the value is within the limit
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Gate(
      String gate,
      Optional<String> label,
      String figure,
      double limit,
      double value,
      Optional<Difference> interval,
      boolean passed) {

    /** One sentence for people. */
    public String toText() {
      String what = figure + label.map(name -> " of '" + name + "'").orElse("");
      String words =
          interval
              .map(change -> fall(what, change))
              .orElseGet(() -> String.format(Locale.ROOT, "%s is %.4f", what, value));
      return words + (passed ? ", within " : ", above ") + Json.plain(limit);
    }

    private String fall(String what, Difference change) {
      return String.format(
          Locale.ROOT,
          "%s fell by %.4f (interval of the change %+.4f to %+.4f, which %s zero)",
          what,
          value,
          change.lower(),
          change.upper(),
          change.excludesZero() ? "excludes" : "includes");
    }
  }

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE} if a limit is not a number in [0, 1]
   */
  public DriftGates {
    requireShare(new Field("maxFlip"), maxFlip);
    requireShare(new Field("maxDrop"), maxDrop);
    requireShare(new Field("maxClassDrop"), maxClassDrop);
  }

  /** Whether any limit needs rows with labels. */
  public boolean needLabels() {
    return maxDrop.isPresent() || maxClassDrop.isPresent();
  }

  /** Checks every limit on all rows; of the limits on single classes, gives those missed. */
  public List<Gate> check(DriftReport report) {
    List<Gate> gates = new ArrayList<>();
    maxFlip.ifPresent(limit -> gates.add(flip(report.flips(), limit)));
    maxDrop.ifPresent(
        limit -> report.accuracy().ifPresent(accuracy -> addDrops(gates, accuracy, limit)));
    maxClassDrop.ifPresent(
        limit -> {
          for (ClassDrift drift : report.classes()) {
            addMissed(gates, drift.label(), "accuracy", drift.accuracy(), limit);
            addMissed(gates, drift.label(), "precision", drift.precision(), limit);
          }
        });
    return gates;
  }

  private static Gate flip(Flips flips, double limit) {
    double rate = flips.all().rate();
    return new Gate(
        MAX_FLIP,
        Optional.empty(),
        "share of changed decisions",
        limit,
        rate,
        Optional.empty(),
        rate <= limit);
  }

  private static void addDrops(List<Gate> gates, Accuracy accuracy, double limit) {
    gates.add(drop("coverage of in-scope rows", accuracy.inScopeCoverage(), limit));
    gates.add(drop("accuracy on fired", accuracy.accuracyOnFired(), limit));
    gates.add(drop("overall accuracy", accuracy.overallAccuracy(), limit));
  }

  private static Gate drop(String figure, PairedChange change, double limit) {
    double drop = change.drop();
    return new Gate(
        MAX_DROP, Optional.empty(), figure, limit, drop, change.change(), drop <= limit);
  }

  private static void addMissed(
      List<Gate> gates, String label, String figure, PairedChange change, double limit) {
    double drop = change.drop();
    if (drop > limit && change.excludesZero()) {
      gates.add(
          new Gate(
              MAX_CLASS_DROP, Optional.of(label), figure, limit, drop, change.change(), false));
    }
  }

  private static void requireShare(Field field, Optional<Double> limit) {
    if (limit.isPresent() && !(limit.get() >= 0 && limit.get() <= 1)) {
      throw MicromapException.naming(
          ErrorCode.USAGE,
          "%s %s: expected a share from 0 to 1, such as 0.02.",
          field,
          limit.get());
    }
  }
}
