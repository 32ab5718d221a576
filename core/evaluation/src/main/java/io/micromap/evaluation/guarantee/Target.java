package io.micromap.evaluation.guarantee;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;

/**
 * The precision to certify.
 *
 * @param precision least share of right answers, in (0, 1)
 * @param confidence chance, over the draw of the held-out rows, that the certificate holds, in
 *     (0.5, 1)
 * @param scope whose answers it is about
 * @param joint whether the confidence covers all classes at once rather than each by itself
 * @param pool whether classes with too few rows of their own are certified together
 */
public record Target(
    double precision, double confidence, Scope scope, boolean joint, boolean pool) {

  /** The confidence where the user gives none. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  private static final double LEAST_CONFIDENCE = 0.5;

  /** Whose answers the precision is that of. */
  public enum Scope {
    /** Those of each class. */
    CLASS,
    /** All of them together, under one threshold. */
    ALL
  }

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public Target {
    require(precision > 0 && precision < 1, "precision", precision, "above 0 and below 1");
    require(confidence > 0.5 && confidence < 1, "confidence", confidence, "above 0.5 and below 1");
  }

  /** The precision of each class by itself, small classes pooled. */
  public static Target perClass(double precision, double confidence) {
    return new Target(precision, confidence, Scope.CLASS, false, true);
  }

  /** The precision of all answers together. */
  public static Target overall(double precision, double confidence) {
    return new Target(precision, confidence, Scope.ALL, false, true);
  }

  /**
   * Whether answers prove the precision.
   *
   * @param tried how many thresholds they are chosen among, 1 or more
   */
  public boolean proven(int answers, int errors, int tried) {
    return new ErrorBound(maxError(), level() / tried).proves(answers, errors);
  }

  /** This target for all answers together. */
  public Target overall() {
    return overall(precision, confidence);
  }

  /** This target with another precision. */
  Target withPrecision(double other) {
    return new Target(other, confidence, scope, joint, pool);
  }

  /** This target with another share of wrong answers. */
  Target withMaxError(double other) {
    return withPrecision(Math.round((1 - other) * 1e12) / 1e12);
  }

  /** Greatest share of wrong answers; free of the noise that 1 - precision has. */
  public double maxError() {
    return Math.round((1 - precision) * 1e12) / 1e12;
  }

  /** No threshold lies below it: an answer that is more likely wrong than right is never given. */
  double floor() {
    return Math.min(LEAST_CONFIDENCE, precision);
  }

  /** Chance of a certificate that does not hold. */
  double level() {
    return Math.round((1 - confidence) * 1e12) / 1e12;
  }

  private static void require(boolean fits, String what, double value, String range) {
    if (!fits) {
      throw new MicromapException(
          ErrorCode.USAGE,
          "A " + what + " of " + value + " cannot be certified; give one " + range + ".");
    }
  }
}
