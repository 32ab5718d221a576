package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a sweep chooses its threshold. */
public enum Strategy {
  /**
   * Highest gain of answers where a wrong one costs several right ones (Chow's rule); of equals the
   * highest threshold. Classes with many rows have their own.
   */
  COST,
  /** Highest harmonic mean of coverage and accuracy on fired; of equals the lowest threshold. */
  UTILITY,
  /** Highest threshold whose abstain rate stays within the bound. */
  ABSTAIN_THEN_ACC,
  /**
   * Lowest threshold at which the precision of all answers is proven, all thresholds considered.
   */
  TARGET_PRECISION,
  /** Lowest threshold that keeps the gates on precision and overall accuracy. */
  MAX_COVERAGE;

  /** How a sweep chooses where nothing else is asked for. */
  public static final Strategy DEFAULT = COST;

  /** The name users type. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return code();
  }
}
