package io.micromap.report;

import io.micromap.evaluation.guarantee.PrecisionBound;
import io.micromap.runtime.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number on the page.
 *
 * @param value as the artifacts have it, for machines
 * @param text for people
 */
record Shown(String value, String text) {

  /** A dash, where there is no number. */
  static final Shown NOTHING = new Shown("", "–");

  private static final String NARROW_SPACE = "\u202f";

  /** One-sided chance that a bound fails. */
  private static final double LEVEL = 0.05;

  /** A whole number, its thousands separated. */
  static Shown count(int number) {
    String digits = Integer.toString(number);
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, NARROW_SPACE);
    }
    return new Shown(digits, text.toString());
  }

  /** A share in per cent. */
  static Shown percent(double share) {
    return new Shown(Json.line(Json.round(share)), decimal(share * 100, 2) + NARROW_SPACE + "%");
  }

  /** A share in per cent, or a dash where nothing was counted. */
  static Shown percent(int part, int whole) {
    return whole == 0 ? NOTHING : percent((double) part / whole);
  }

  /** The lower bound of a precision with 95 % confidence, in per cent. */
  static Shown bound(int answers, int right) {
    return percent(PrecisionBound.lower(answers, right, LEVEL));
  }

  /** A share in per cent, or a dash. */
  static Shown percent(Optional<Double> share) {
    return share.map(Shown::percent).orElse(NOTHING);
  }

  /** A number with as many decimals as it has, four at most. */
  static Shown number(double value) {
    return new Shown(Json.line(Json.round(value)), decimal(value, 4).replaceAll("0{1,3}$", ""));
  }

  /** A number with four decimals, for a column. */
  static Shown fixed(double value) {
    return new Shown(Json.line(Json.round(value)), decimal(value, 4));
  }

  /** A number with four decimals, or a dash. */
  static Shown fixed(Optional<Double> value) {
    return value.map(Shown::fixed).orElse(NOTHING);
  }

  private static String decimal(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
