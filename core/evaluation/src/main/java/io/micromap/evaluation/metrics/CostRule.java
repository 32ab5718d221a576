package io.micromap.evaluation.metrics;

import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chow's rule (1970, "On optimum recognition error and reject tradeoff"): a right answer gains 1, a
 * wrong one costs {@code costWrong}, an abstention nothing. The best threshold has the highest sum
 * on rows that are not reported on. An out-of-scope row that is answered is a wrong answer.
 *
 * @param costWrong how many right answers a wrong one costs, 0 or more
 */
public record CostRule(double costWrong) {

  /** Answers pay where they are right in nine of ten cases. */
  public static final double DEFAULT_COST = 9;

  /** The highest cost that is not a mistyped one. */
  public static final double HIGHEST_COST = 1e6;

  /**
   * Rows with a class as the top-ranked one from which on the class has its own threshold. On fewer
   * the best threshold follows single rows: measured in docs/decisions/cost-default.md.
   */
  public static final int OWN_ROWS = 1000;

  /** The gain of answers. */
  double gain(int right, int wrong) {
    return right - costWrong * wrong;
  }

  /** The gain at a point of a sweep. */
  public double gain(Metrics point) {
    return gain(point.correctOnFired(), point.fired() - point.correctOnFired());
  }

  /** The share of right answers above which answering pays. */
  public double payingPrecision() {
    return costWrong / (1 + costWrong);
  }

  /**
   * The best threshold of every class that has {@value #OWN_ROWS} rows or more, and none fixed yet.
   *
   * @param thresholds to choose among, ascending
   * @param fixed what holds at every point of the sweep
   */
  public SortedMap<String, Double> perClass(
      ScoredRows rows, List<Double> thresholds, Thresholds fixed) {
    SortedMap<String, Double> own = new TreeMap<>();
    for (String label : rows.mapper().labelNames()) {
      List<ScoredRow> ofClass =
          rows.stream().filter(row -> row.candidate().filter(label::equals).isPresent()).toList();
      if (ofClass.size() >= OWN_ROWS && !fixed.isOwn(label)) {
        own.put(label, best(ofClass, thresholds));
      }
    }
    return own;
  }

  /**
   * The best threshold of all that make a difference, of equals the highest.
   *
   * @param scores of answers, in any order
   * @param right whether each is right
   * @return one of the scores, or infinity where no answer pays
   */
  public double best(double[] scores, boolean[] right) {
    double best = Double.POSITIVE_INFINITY;
    double gain = 0;
    double most = 0;
    int[] order = RiskCoverageCurve.descending(scores);
    for (int i = 0; i < order.length; i++) {
      gain += right[order[i]] ? 1 : -costWrong;
      boolean last = i + 1 == order.length || scores[order[i + 1]] < scores[order[i]];
      if (last && gain > most) {
        most = gain;
        best = scores[order[i]];
      }
    }
    return best;
  }

  /** The threshold with the highest gain, of equals the highest. */
  private double best(List<ScoredRow> rows, List<Double> thresholds) {
    double best = thresholds.get(0);
    double most = Double.NEGATIVE_INFINITY;
    for (double threshold : thresholds) {
      Thresholds all = Thresholds.global(threshold);
      List<ScoredRow> answered = rows.stream().filter(row -> row.answered(all)).toList();
      int right = (int) answered.stream().filter(ScoredRow::correct).count();
      double gain = gain(right, answered.size() - right);
      if (gain >= most) {
        most = gain;
        best = threshold;
      }
    }
    return best;
  }
}
