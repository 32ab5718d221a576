package io.micromap.evaluation.guarantee;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The one-sided exact binomial test of a share of errors: how many errors among how many rows still
 * prove that the share is at most {@code maxError} (Clopper and Pearson 1934). Not thread-safe.
 */
final class ErrorBound {

  private final double maxError;
  private final double level;
  private final Map<Integer, Integer> needed = new HashMap<>();
  private int[] allowed = {-1};

  /**
   * A test.
   *
   * @param maxError share of errors to be proven, in (0, 1)
   * @param level chance of a false proof, in (0, 0.5)
   */
  ErrorBound(double maxError, double level) {
    this.maxError = maxError;
    this.level = level;
  }

  /** The most errors among {@code rows} that prove the share, or -1 if not even none does. */
  int allowed(int rows) {
    if (rows >= allowed.length) {
      grow(Math.max(rows + 1, allowed.length * 2));
    }
    return allowed[rows];
  }

  /** The fewest rows that prove the share with this many errors among them. */
  int rowsNeeded(int errors) {
    return needed.computeIfAbsent(errors, this::search);
  }

  private int search(int errors) {
    int high = 1;
    while (!proves(high, errors)) {
      high = Math.multiplyExact(high, 2);
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (proves(middle, errors)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The share of right rows that is certain at the level, 0 without rows. */
  double provenPrecision(int rows, int errors) {
    return PrecisionBound.lower(rows, rows - errors, level);
  }

  /** Whether this many errors among the rows prove the share. */
  boolean proves(int rows, int errors) {
    return errors < rows
        && BinomialDistribution.of(rows, maxError).cumulativeProbability(errors) <= level;
  }

  private void grow(int size) {
    int from = allowed.length;
    allowed = Arrays.copyOf(allowed, size);
    for (int rows = from; rows < size; rows++) {
      int errors = allowed[rows - 1];
      allowed[rows] = proves(rows, errors + 1) ? errors + 1 : errors;
    }
  }
}
