package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.artifact.JsonDocument;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.ConfidenceHistogram;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code summary.json}: what a sweep found, what it chose and why. The components are the fields of
 * the file.
 *
 * @param swept what was swept
 * @param thresholds that were tried, ascending
 * @param parameters of the sweep
 * @param metrics one point per threshold, ascending
 * @param chosen the point chosen among them
 * @param classBalance one line a class at that point, and one for the out-of-scope rows where there
 *     are any
 * @param confidence how good confidences are, before thresholds
 * @param result whether every gate held, why the point was chosen, and what it is worth
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
  "swept",
  "thresholds",
  "parameters",
  "metrics",
  "chosen",
  "class_balance",
  "confidence",
  "result",
  "ok",
  "milestone",
  "prompts",
  "has_labels"
})
public record SweepSummary(
    @JsonUnwrapped Swept swept,
    List<Double> thresholds,
    SweepParameters parameters,
    List<MetricValues> metrics,
    Chosen chosen,
    List<ClassBalance.Line> classBalance,
    @JsonUnwrapped Confidences confidence,
    @JsonUnwrapped Result result) {

  /** Version of the fields. */
  static final int SCHEMA_VERSION = 2;

  /** What was run, for programs that gather summaries of several steps. */
  static final String MILESTONE = "mapper_sweep";

  /** The status where every gate held. */
  static final String PASS = "pass";

  /** The status where one did not. */
  static final String FAIL = "fail";

  /** The status where nothing was asked of the chosen point. */
  public static final String NO_GATE = "no gate set";

  /**
   * Who was swept over what.
   *
   * @param schemaVersion of the file
   * @param mapperId the domain's id, or {@code custom}
   * @param mapperSha256 hash of the bundle
   * @param dataSha256 hash of the rows
   */
  public record Swept(int schemaVersion, String mapperId, String mapperSha256, String dataSha256) {

    /** Refuses other versions, and hashes that are none. */
    public Swept {
      Check.sha256("mapper_sha256", mapperSha256);
      Check.sha256("data_sha256", dataSha256);
      if (schemaVersion != SCHEMA_VERSION) {
        throw new IllegalArgumentException(
            "schema_version is " + schemaVersion + ", not " + SCHEMA_VERSION);
      }
    }

    private static Swept of(Sweep sweep) {
      Mapper mapper = sweep.rows().mapper();
      return new Swept(
          SCHEMA_VERSION,
          mapper.model().id(),
          mapper.model().sha256(),
          sweep.rows().data().sha256());
    }
  }

  /**
   * The chosen point.
   *
   * @param metrics at the point
   * @param perClassThresholds the threshold of every class
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Chosen(
      @JsonUnwrapped MetricValues metrics, SortedMap<String, Double> perClassThresholds) {

    /** Copies. */
    public Chosen {
      perClassThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(perClassThresholds));
      Check.that(
          !perClassThresholds.isEmpty(), "per_class_thresholds", "empty", "one threshold a class");
      perClassThresholds.forEach(
          (label, threshold) -> Check.unit("per_class_thresholds." + label, threshold));
    }
  }

  /**
   * How good the confidences are, before thresholds.
   *
   * @param riskCoverage the share of wrong answers as coverage grows
   * @param calibration bins of equal mass, by rising confidence
   * @param confidences counts by confidence
   */
  public record Confidences(
      RiskCoverage riskCoverage, Reliability calibration, ConfidenceHistogram confidences) {

    private static Confidences of(Sweep sweep) {
      return new Confidences(
          RiskCoverage.of(sweep.rows()),
          Reliability.of(sweep.rows()),
          ConfidenceHistogram.of(sweep.rows()));
    }
  }

  /**
   * What came out.
   *
   * @param status {@code pass} or {@code fail}, or {@value #NO_GATE}
   * @param why in words
   * @param verdict how many answers are wrong, in words
   * @param reported the same on rows that chose nothing, where there were any
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Result(
      String status, String why, VerdictInWords verdict, Optional<Reported> reported) {

    /** Refuses a file without a verdict, and other words. */
    public Result {
      if (status == null || why == null || verdict == null) {
        throw new IllegalArgumentException("status, why or verdict is missing");
      }
      Check.word("status", status, List.of(PASS, FAIL, NO_GATE));
    }

    private static Result of(Sweep sweep, int rowsTrainedOn, Optional<Reported> reported) {
      List<String> missed = reported.map(Reported::missed).orElse(List.of());
      boolean passed = sweep.passed() && missed.isEmpty();
      return new Result(
          sweep.parameters().hasGate() ? (passed ? PASS : FAIL) : NO_GATE,
          WhyChosen.of(sweep)
              + (missed.isEmpty() ? "" : " Gates missed: " + String.join("; ", missed) + "."),
          sweep.verdict(rowsTrainedOn),
          reported);
    }
  }

  /** Copies, and checks that the parts are of one sweep. */
  public SweepSummary {
    thresholds = List.copyOf(thresholds);
    metrics = List.copyOf(metrics);
    classBalance = List.copyOf(classBalance);
    Check.that(
        thresholds.equals(parameters.thresholds()),
        "thresholds",
        thresholds,
        "those of parameters: " + parameters.thresholds());
    List<Double> measured = metrics.stream().map(m -> m.value(Metric.THRESHOLD)).toList();
    Check.that(measured.equals(thresholds), "metrics", "of " + measured, "one point a threshold");
    Check.that(
        parameters.chooseBy() == Strategy.COST || metrics.contains(chosen.metrics),
        "chosen",
        "at threshold " + chosen.metrics.value(Metric.THRESHOLD),
        "one of the points of metrics");
    requireClasses(chosen, classBalance);
  }

  /** Every class has a line; at most one more is that of the out-of-scope rows. */
  private static void requireClasses(Chosen chosen, List<ClassBalance.Line> lines) {
    List<String> listed = lines.stream().map(ClassBalance.Line::label).toList();
    int classes = chosen.perClassThresholds.size();
    Check.that(
        listed.containsAll(chosen.perClassThresholds.keySet()) && listed.size() <= classes + 1,
        "chosen.per_class_thresholds",
        chosen.perClassThresholds.keySet(),
        "of the classes in class_balance: " + listed);
  }

  /** Summarises a sweep. */
  public static SweepSummary of(Sweep sweep) {
    int trainedOn = OnOverlap.trainedOn(sweep.rows().mapper(), sweep.rows().data());
    return of(sweep, trainedOn, Optional.empty());
  }

  /**
   * Summarises a sweep.
   *
   * @param rowsTrainedOn swept rows that the predicting mapper was trained on
   * @param reported what the chosen thresholds gave on rows that chose nothing, if there were any
   */
  public static SweepSummary of(Sweep sweep, int rowsTrainedOn, Optional<Reported> reported) {
    return new SweepSummary(
        Swept.of(sweep),
        sweep.parameters().thresholds(),
        sweep.parameters(),
        sweep.points().stream().map(MetricValues::of).toList(),
        new Chosen(MetricValues.of(sweep.chosen()), sweep.chosenPerClass()),
        sweep.classBalance().classes(),
        Confidences.of(sweep),
        Result.of(sweep, rowsTrainedOn, reported));
  }

  /**
   * Reads a file; fields that it does not know are ignored.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is no summary of this version
   */
  public static SweepSummary read(Source source) {
    return JsonDocument.read(
        source,
        SweepSummary.class,
        "summary.json",
        "Give the one that a sweep wrote; sweep again if it is old.");
  }

  /**
   * Refuses rows that were not decided at the chosen thresholds.
   *
   * @param name of their file, for messages
   * @throws MicromapException with {@link ErrorCode#MISALIGNED}
   */
  public void requireRows(List<DecidedRow> rows, String name) {
    RowsOfSummary.require(this, rows, name);
  }

  /** Whether the sweep was finished, whatever its gates say. */
  @JsonProperty(access = Access.READ_ONLY)
  public boolean ok() {
    return true;
  }

  /** What was run. */
  @JsonProperty(access = Access.READ_ONLY)
  public String milestone() {
    return MILESTONE;
  }

  /** How many prompts were swept. */
  @JsonProperty(access = Access.READ_ONLY)
  public int prompts() {
    return chosen.metrics.count(Metric.TOTAL);
  }

  /** Whether the prompts had labels, as those of this summary do. */
  @JsonProperty(value = "has_labels", access = Access.READ_ONLY)
  public boolean withLabels() {
    return true;
  }

  /** The file's bytes. */
  public byte[] write() {
    return Json.pretty(this);
  }

  /** Whether no gate was missed. */
  public boolean passed() {
    return !result.status.equals(FAIL);
  }

  /** Whether anything was asked of the chosen point. */
  public boolean hasGate() {
    return !result.status.equals(NO_GATE);
  }

  /** Whether a label is a class of the mapper, rather than the out-of-scope word. */
  public boolean isClass(String label) {
    return chosen.perClassThresholds.containsKey(label);
  }
}
