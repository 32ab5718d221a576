package io.micromap.evaluation.traffic;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micromap.evaluation.drift.Share;
import io.micromap.runtime.mapper.Decision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the decisions on live prompts are like, beside those on the validation rows or in an earlier
 * log.
 *
 * @param schemaVersion of the fields
 * @param model whose decisions they are
 * @param status what came out
 * @param verdict the same in words
 * @param prompts all that were taken in
 * @param looks what was compared, and how often
 * @param distances by kind, half the sum of the differences of all shares of the last look, in [0,
 *     1]
 * @param shares of the prompts in the last look, in a fixed order
 */
public record TrafficReport(
    int schemaVersion,
    Decision.Model model,
    Status status,
    String verdict,
    long prompts,
    @JsonUnwrapped Looks looks,
    SortedMap<Category.Kind, Double> distances,
    List<SharePair> shares) {

  private static final int SCHEMA_VERSION = 1;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** What came out. */
  public enum Status {
    /** The last look found no share that shifted. */
    NO_DRIFT,
    /** The last look found a share that shifted. */
    DRIFT,
    /** There are too few prompts to tell. */
    TOO_FEW;

    /** The name as it stands in files. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How often was compared.
   *
   * @param looks all
   * @param alarms looks that found a share that shifted
   * @param firstAlarm the first of them
   * @param falseAlarms probability that prompts like those compared with ever raise an alarm
   * @param comparedWith what live prompts are compared with
   */
  public record Looks(
      long looks,
      long alarms,
      Optional<Alarm> firstAlarm,
      double falseAlarms,
      Baseline comparedWith) {}

  /**
   * A look that found a share that shifted.
   *
   * @param prompt number of the last prompt that it looked at, from 1
   * @param shifted what it found
   */
  public record Alarm(long prompt, List<SharePair> shifted) {}

  /**
   * The share of a category twice.
   *
   * @param category what is counted
   * @param live of the last live prompts
   * @param reference of what is compared with
   * @param p how probable shares that differ so much are where nothing shifted by more than is
   *     allowed, to three digits; empty for reasons that are not compared
   * @param shifted whether that raised the alarm
   */
  public record SharePair(
      @JsonUnwrapped Category category,
      Share live,
      Share reference,
      Optional<Double> p,
      boolean shifted) {

    static SharePair of(
        Category category, Share live, Share reference, Optional<Double> p, boolean shifted) {
      Optional<Double> rounded =
          p.map(exact -> new BigDecimal(exact).round(THREE_DIGITS).doubleValue());
      return new SharePair(category, live, reference, rounded, shifted);
    }
  }

  /** Copies. */
  public TrafficReport {
    distances = Collections.unmodifiableSortedMap(distances);
    shares = List.copyOf(shares);
  }

  static TrafficReport of(
      Decision.Model model,
      long prompts,
      Looks looks,
      SortedMap<Category.Kind, Double> distances,
      List<SharePair> shares) {
    List<SharePair> shifted = shares.stream().filter(SharePair::shifted).toList();
    Status status =
        looks.looks == 0 ? Status.TOO_FEW : (shifted.isEmpty() ? Status.NO_DRIFT : Status.DRIFT);
    return new TrafficReport(
        SCHEMA_VERSION,
        model,
        status,
        TrafficText.verdict(prompts, looks, shifted),
        prompts,
        looks,
        distances,
        shares);
  }

  /** Whether any look raised the alarm. */
  public boolean hasAlarm() {
    return looks.alarms > 0;
  }

  /** The report as a page of text. */
  public String toText() {
    return TrafficText.write(this);
  }
}
