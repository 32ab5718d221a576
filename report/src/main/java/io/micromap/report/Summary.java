package io.micromap.report;

import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.ConfidenceHistogram;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a page shows of a {@code summary.json}; the fields are those of the file.
 *
 * @param mapperId the domain's id, or {@code custom}
 * @param mapperSha256 hash of the bundle that was swept
 * @param dataSha256 hash of the rows it was swept over
 * @param metrics one point per swept threshold, ascending
 * @param chosen the point chosen among them
 * @param classBalance one line a class, and one for the rows of no class where there are any
 * @param riskCoverage the curve under one threshold
 * @param calibration bins of equal mass, by rising confidence
 * @param confidences counts by confidence
 * @param status {@code pass} or {@code fail}
 * @param why in words
 */
public record Summary(
    int schemaVersion,
    String mapperId,
    String mapperSha256,
    String dataSha256,
    List<Point> metrics,
    Point chosen,
    List<ClassBalance.Line> classBalance,
    Curve riskCoverage,
    Bins calibration,
    ConfidenceHistogram confidences,
    String status,
    String why) {

  private static final int SCHEMA_VERSION = 1;

  /**
   * Figures at one threshold.
   *
   * @param oosRecall share of the rows of no class that were not answered, or null without any
   * @param auroc how well the confidence tells rows of a class from those of none, or null
   * @param perClassThresholds the threshold of every class, or null but for the chosen point
   */
  public record Point(
      double threshold,
      int total,
      int abstain,
      double abstainRate,
      double coverage,
      int fired,
      int correctOnFired,
      double accuracyOnFired,
      int overallCorrect,
      double overallAccuracy,
      double inScopeCoverage,
      double inScopeAccuracy,
      Double oosRecall,
      Double auroc,
      double macroF1,
      double ece,
      Map<String, Double> perClassThresholds) {}

  /** Columns of points by falling threshold, and the area under the whole curve. */
  public record Curve(
      double aurc, int distinct, List<Double> threshold, List<Double> coverage, List<Double> risk) {

    /** Refuses missing columns. */
    public Curve {
      requireAll(threshold, coverage, risk);
    }
  }

  /** Columns of bins, and the calibration error they give. */
  public record Bins(
      double ece, List<Integer> rows, List<Double> confidence, List<Double> accuracy) {

    /** Refuses missing columns. */
    public Bins {
      requireAll(rows, confidence, accuracy);
    }
  }

  /** Refuses missing fields. */
  public Summary {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema_version is " + schemaVersion + ", not " + SCHEMA_VERSION);
    }
    requireAll(mapperId, mapperSha256, dataSha256, metrics, chosen, classBalance, riskCoverage);
    requireAll(calibration, confidences, status, why, chosen.perClassThresholds());
  }

  /**
   * Reads a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is no summary of this version
   */
  public static Summary read(Source source) {
    return ReportFile.read(
        source,
        Summary.class,
        "summary.json",
        "Give the one that a sweep wrote; sweep again if it is old.");
  }

  /** Whether every gate held. */
  public boolean passed() {
    return status.equals("pass");
  }

  /** Whether a label is a class of the mapper, rather than the word for rows of no class. */
  public boolean isClass(String label) {
    return chosen.perClassThresholds().containsKey(label);
  }

  private static void requireAll(Object... fields) {
    for (Object field : fields) {
      Objects.requireNonNull(field, "a field is missing");
    }
  }
}
