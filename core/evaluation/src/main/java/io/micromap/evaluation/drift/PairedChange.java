package io.micromap.evaluation.drift;

import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How a share changed between two looks at the same rows.
 *
 * @param before the share at first
 * @param after the share then
 * @param change after less before with its interval, empty where either has no rows
 * @param p of McNemar's exact test (McNemar 1947, as a sign test of the rows that changed), empty
 *     where the two shares are not of the same rows
 */
public record PairedChange(
    Share before, Share after, Optional<Difference> change, Optional<Double> p) {

  /**
   * A difference of two shares with its 95 % interval, rounded to six decimals.
   *
   * <p>The interval adds the Wilson intervals of both shares in squares and takes off what their
   * correlation explains. For two shares of the same rows that is method 10 of Newcombe (1998,
   * Statistics in Medicine 17, 2635-2650); where each has rows of its own, as with the answers of
   * two mappers, the correlation is that of the rows in common (Zou and Donner 2008, Statistics in
   * Medicine 27, 1693-1702).
   *
   * @param value after less before, in [-1, 1]
   * @param lower end of the interval
   * @param upper end of the interval
   */
  public record Difference(double value, double lower, double upper) {

    /** Whether the interval excludes zero: the change is more than chance. */
    public boolean excludesZero() {
      return lower > 0 || upper < 0;
    }
  }

  /** Whether the interval of the change excludes zero. */
  public boolean excludesZero() {
    return change.filter(Difference::excludesZero).isPresent();
  }

  /** How far the share fell, 0 if it rose or there is nothing to compare. */
  public double drop() {
    return change.map(difference -> Math.max(0, -difference.value())).orElse(0.0);
  }

  static PairedChange of(Counts counts) {
    return new PairedChange(
        Share.of(counts.beforeRight(), counts.before()),
        Share.of(counts.afterRight(), counts.after()),
        counts.before() == 0 || counts.after() == 0
            ? Optional.empty()
            : Optional.of(difference(counts)),
        counts.before() == counts.both() && counts.after() == counts.both()
            ? Optional.of(Json.round(mcNemar(counts)))
            : Optional.empty());
  }

  /**
   * What is counted.
   *
   * @param before rows of the share at first
   * @param beforeRight of those, the ones that count
   * @param after rows of the share then
   * @param afterRight of those, the ones that count
   * @param both rows of both shares
   * @param onlyBefore of those, the ones that count at first alone
   * @param onlyAfter of those, the ones that count then alone
   * @param always of those, the ones that count both times
   */
  record Counts(
      int before,
      int beforeRight,
      int after,
      int afterRight,
      int both,
      int onlyBefore,
      int onlyAfter,
      int always) {}

  private static Difference difference(Counts counts) {
    double p0 = (double) counts.beforeRight() / counts.before();
    double p1 = (double) counts.afterRight() / counts.after();
    WilsonInterval first = WilsonInterval.of(counts.beforeRight(), counts.before());
    WilsonInterval then = WilsonInterval.of(counts.afterRight(), counts.after());
    double rho = correlation(counts, p0, p1);
    double below = add(p1 - then.lower(), first.upper() - p0, rho);
    double above = add(then.upper() - p1, p0 - first.lower(), rho);
    double change = p1 - p0;
    return new Difference(
        Json.round(change), Json.round(change - below), Json.round(change + above));
  }

  private static double add(double a, double b, double rho) {
    return Math.sqrt(Math.max(0, a * a - 2 * rho * a * b + b * b));
  }

  /** Newcombe's phi with its continuity correction, of the rows in common. */
  private static double correlation(Counts counts, double p0, double p1) {
    double spread =
        Math.sqrt(counts.before() * p0 * (1 - p0)) * Math.sqrt(counts.after() * p1 * (1 - p1));
    if (!(spread > 0)) {
      return 0;
    }
    double covariance =
        counts.always()
            - p1 * (counts.always() + counts.onlyBefore())
            - p0 * (counts.always() + counts.onlyAfter())
            + p0 * p1 * counts.both();
    double corrected = covariance > 0 ? Math.max(0, covariance - 0.5) : covariance;
    return Math.max(-1, Math.min(1, corrected / spread));
  }

  private static double mcNemar(Counts counts) {
    int changed = counts.onlyBefore() + counts.onlyAfter();
    if (changed == 0) {
      return 1;
    }
    int fewer = Math.min(counts.onlyBefore(), counts.onlyAfter());
    return Math.min(1, 2 * BinomialDistribution.of(changed, 0.5).cumulativeProbability(fewer));
  }
}
