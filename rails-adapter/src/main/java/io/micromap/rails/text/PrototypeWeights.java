package io.micromap.rails.text;

import io.micromap.rails.text.Prototypes.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Weighs nearness against words on held-out rows.
 *
 * @param rows with the evidence of their words
 * @param cosines of each with the nearest row of each class that it was not learnt with
 * @param slopes of the log-linear probabilities that are compared
 */
record PrototypeWeights(HeldOut rows, double[][] cosines, List<Double> slopes) {

  /** Weights that are compared, ascending. */
  private static final List<Double> CANDIDATES =
      List.of(0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0);

  Weights choose() {
    return new Weights(evidence(), scope());
  }

  /**
   * The least weight under which the rows' own classes are as probable as under the best, up to a
   * standard error: what a mapper with the same encoder has wrong, words alone can tell.
   */
  private double evidence() {
    List<double[]> logs = CANDIDATES.stream().map(this::logs).toList();
    double[] best = logs.get(0);
    for (double[] other : logs) {
      best = sum(other) > sum(best) ? other : best;
    }
    for (int i = 0; i < logs.size(); i++) {
      if (isAsGood(logs.get(i), best)) {
        return CANDIDATES.get(i);
      }
    }
    return 0;
  }

  private static boolean isAsGood(double[] logs, double[] best) {
    double mean = (sum(best) - sum(logs)) / best.length;
    double squares = 0;
    for (int i = 0; i < best.length; i++) {
      double off = best[i] - logs[i] - mean;
      squares += off * off;
    }
    return mean <= Math.sqrt(squares) / best.length;
  }

  /** The log probability of each in-scope row's own class, under the best slope. */
  private double[] logs(double weight) {
    HeldOut added = rows.with(cosines, new Weights(weight, 0));
    double[] best = {Double.NEGATIVE_INFINITY};
    for (double slope : slopes) {
      double[] logs = rows.rows(true).mapToDouble(i -> log(added, i, slope)).toArray();
      best = sum(logs) > sum(best) ? logs : best;
    }
    return best;
  }

  private double log(HeldOut added, int row, double slope) {
    double[] scores = Arrays.copyOf(added.scores(row), rows.classes());
    return StepCandidates.logProbabilities(scores, slope)[rows.column(row)];
  }

  /**
   * The weight that best tells in-scope rows from the same rows without their own class, and from
   * rows that are out of scope.
   */
  private double scope() {
    double chosen = 0;
    double best = 0;
    for (double candidate : CANDIDATES) {
      double told = told(new Weights(0, candidate));
      if (told > best) {
        best = told;
        chosen = candidate;
      }
    }
    return chosen;
  }

  private double told(Weights weights) {
    HeldOut added = rows.with(cosines, weights);
    double[] inside = added.scopes(true);
    double[] strange =
        rows.rows(true)
            .mapToDouble(i -> rows.scopeWithoutOwn(i) + weights.scope(withoutOwn(i)))
            .sorted()
            .toArray();
    double[] outside = added.scopes(false);
    double near = above(inside, strange);
    return outside.length == 0 ? near : near + above(inside, outside);
  }

  private double[] withoutOwn(int row) {
    double[] others = cosines[row].clone();
    others[rows.column(row)] = -1;
    return others;
  }

  /** The share of pairs of which the first is above the second; both ascend. */
  private static double above(double[] first, double[] second) {
    double pairs = 0;
    int below = 0;
    for (double value : first) {
      while (below < second.length && second[below] < value) {
        below++;
      }
      pairs += below;
    }
    return pairs / first.length / second.length;
  }

  private static double sum(double[] values) {
    return DoubleStream.of(values).sum();
  }
}
