package io.micromap.evaluation.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftReport.ClassDrift;
import io.micromap.evaluation.drift.PairedChange.Difference;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much change is allowed; a limit that is null allows any.
 *
 * @param maxFlip share of rows whose decision may change
 * @param maxDrop how far coverage of rows of a class, accuracy on fired and overall accuracy may
 *     each fall
 * @param maxClassDrop how far accuracy and precision of a single class may fall; counts only where
 *     the interval excludes zero, because a class of few rows falls far by chance
 */
public record DriftGates(Double maxFlip, Double maxDrop, Double maxClassDrop) {

  /**
   * A limit held against its figure.
   *
   * @param gate the limit: max_flip, max_drop or max_class_drop
   * @param label the class it is about, or null
   * @param figure what was measured
   * @param limit the highest value allowed
   * @param value the value, a point estimate
   * @param interval of the change, or null where the figure is not a change
   * @param passed whether the value is within the limit
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Gate(
      String gate,
      String label,
      String figure,
      double limit,
      double value,
      Difference interval,
      boolean passed) {

    /** One sentence for people. */
    public String toText() {
      String what = figure + (label == null ? "" : " of '" + label + "'");
      String words =
          interval == null
              ? String.format(Locale.ROOT, "%s is %.4f", what, value)
              : String.format(
                  Locale.ROOT,
                  "%s fell by %.4f (interval of the change %+.4f to %+.4f, which %s zero)",
                  what,
                  value,
                  interval.lower(),
                  interval.upper(),
                  interval.excludesZero() ? "excludes" : "includes");
      return words + (passed ? ", within " : ", above ") + limit;
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
    return maxDrop != null || maxClassDrop != null;
  }

  /** Every limit of the whole held against its figure, and of classes those that were missed. */
  public List<Gate> check(DriftReport report) {
    List<Gate> gates = new ArrayList<>();
    if (maxFlip != null) {
      double rate = report.flips().all().rate();
      gates.add(
          new Gate(
              "max_flip",
              null,
              "share of changed decisions",
              maxFlip,
              rate,
              null,
              rate <= maxFlip));
    }
    Accuracy accuracy = report.accuracy();
    if (maxDrop != null && accuracy != null) {
      gates.add(drop("coverage of rows of a class", accuracy.inScopeCoverage()));
      gates.add(drop("accuracy on fired", accuracy.accuracyOnFired()));
      gates.add(drop("overall accuracy", accuracy.overallAccuracy()));
    }
    if (maxClassDrop != null) {
      for (ClassDrift drift : report.classes()) {
        addMissed(gates, drift.label(), "accuracy", drift.accuracy());
        addMissed(gates, drift.label(), "precision", drift.precision());
      }
    }
    return gates;
  }

  private Gate drop(String figure, PairedChange change) {
    double drop = change.drop();
    return new Gate("max_drop", null, figure, maxDrop, drop, change.change(), drop <= maxDrop);
  }

  private void addMissed(List<Gate> gates, String label, String figure, PairedChange change) {
    double drop = change.drop();
    if (drop > maxClassDrop && change.change().excludesZero()) {
      gates.add(
          new Gate("max_class_drop", label, figure, maxClassDrop, drop, change.change(), false));
    }
  }

  private static void requireShare(Field field, Double value) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw MicromapException.naming(
          ErrorCode.USAGE, "%s %s: expected a share from 0 to 1, such as 0.02.", field, value);
    }
  }
}
