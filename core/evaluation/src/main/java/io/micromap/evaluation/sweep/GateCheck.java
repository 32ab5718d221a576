package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A gate held against rows that chose nothing: it is kept where the whole 95 % interval keeps it.
 * Copies of a prompt count once: the interval takes each row for independent.
 *
 * @param what is limited, in words
 * @param limit of the share
 * @param most whether the limit is the highest share rather than the lowest
 * @param part rows that count
 * @param whole rows that could count
 * @param copies of them that were left out
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GateCheck(String what, double limit, boolean most, int part, int whole, int copies) {

  private static final int MOST_ROWS = 1_000_000;

  /**
   * The gates that were set, on rows that chose nothing.
   *
   * @param rows without copies
   * @param all with them
   */
  public static List<GateCheck> of(Gates gates, VerdictInWords rows, VerdictInWords all) {
    int inScope = inScope(rows);
    int inScopeAnswered = rows.answers() - rows.outOfScopeAnswered();
    int right = rows.answers() - rows.wrong();
    int leftAlone = rows.outOfScope() - rows.outOfScopeAnswered();
    List<GateCheck> checks = new ArrayList<>();
    gates
        .maxAbstainRate()
        .ifPresent(
            limit ->
                checks.add(
                    new GateCheck(
                        "abstain rate",
                        limit,
                        true,
                        inScope - inScopeAnswered,
                        inScope,
                        inScope(all) - inScope)));
    gates
        .minOverallAcc()
        .ifPresent(
            limit ->
                checks.add(
                    new GateCheck(
                        "overall accuracy",
                        limit,
                        false,
                        right + leftAlone,
                        rows.rows(),
                        all.rows() - rows.rows())));
    gates
        .minPrecision()
        .ifPresent(
            limit ->
                checks.add(
                    new GateCheck(
                        "accuracy on fired",
                        limit,
                        false,
                        right,
                        rows.answers(),
                        all.answers() - rows.answers())));
    return checks;
  }

  private static int inScope(VerdictInWords rows) {
    return rows.rows() - rows.outOfScope();
  }

  /** That copies do not count, in words; empty where there are none. */
  static String leftOut(int copies) {
    return switch (copies) {
      case 0 -> "";
      case 1 -> ", one copy of a prompt left out";
      default -> ", " + copies + " copies of prompts left out";
    };
  }

  /** Whether the whole interval keeps the limit. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean held() {
    return held(part, whole);
  }

  /** Whether the share keeps the limit, however few rows there are. */
  boolean met() {
    return whole > 0 && (most ? share() <= limit : share() >= limit);
  }

  private boolean held(int some, int rows) {
    if (rows == 0) {
      return most;
    }
    WilsonInterval interval = WilsonInterval.of(some, rows);
    return most ? interval.upper() <= limit : interval.lower() >= limit;
  }

  /** How many more rows of the same share would keep the limit; -1 where no number would. */
  int lacking() {
    int rows = Math.max(1, whole);
    while (met() && rows <= MOST_ROWS) {
      int some = most ? (int) Math.ceil(share() * rows) : (int) Math.floor(share() * rows);
      if (held(some, rows)) {
        return rows - whole;
      }
      rows += Math.max(1, rows / 50);
    }
    return -1;
  }

  private double share() {
    return (double) part / whole;
  }

  /** What is missed, in words; for a gate that is not held. */
  public String toText() {
    if (whole == 0) {
      return what + ": no rows of the test part to hold it against";
    }
    WilsonInterval interval = WilsonInterval.of(part, whole);
    String found =
        String.format(
            Locale.ROOT,
            "%s %.4f on rows that chose nothing (%d of %d%s, 95 %% interval %.4f to %.4f)",
            what,
            share(),
            part,
            whole,
            leftOut(copies),
            interval.lower(),
            interval.upper());
    if (!met()) {
      return found + " is " + (most ? "above " : "below ") + Json.plain(limit);
    }
    int lacking = lacking();
    return found
        + " keeps "
        + Json.plain(limit)
        + ", but its interval does not: "
        + (lacking < 0
            ? "it lies too close for any number of rows"
            : "about " + lacking + " more such rows are lacking");
  }
}
