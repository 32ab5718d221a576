package io.micromap.rails.fitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which ordered set of channels explains the evidence best, and how sure that is: exact inference
 * over all sets, by dynamic programming over the channels in order of time.
 */
final class SequencePosterior {
  /** Scores how well a channel, by its place in time, fits the i-th of k signals. */
  @FunctionalInterface
  interface Fit {
    double logRatio(int channel, int count, int place);
  }

  private final int channels;
  private final Fit fit;
  private final List<Integer> best = new ArrayList<>();
  private final double[] probabilities;
  private double bestScore = Double.NEGATIVE_INFINITY;
  private double total = Double.NEGATIVE_INFINITY;

  /**
   * Works through all numbers of signals.
   *
   * @param channels how many there are
   * @param logPriors of each ordered set, by its size from 0 on
   */
  SequencePosterior(int channels, double[] logPriors, Fit fit) {
    this.channels = channels;
    this.fit = fit;
    double[][] marginals = new double[logPriors.length][];
    for (int count = 0; count < logPriors.length; count++) {
      double[][] ratios = ratios(count);
      choose(count, logPriors[count], ratios);
      marginals[count] = marginals(count, logPriors[count], ratios);
    }
    probabilities = new double[channels];
    for (double[] logs : marginals) {
      for (int i = 0; i < channels; i++) {
        probabilities[i] += StrictMath.exp(logs[i] - total);
      }
    }
  }

  /** The channels of the most probable set, by their places in time, ascending. */
  List<Integer> best() {
    return Collections.unmodifiableList(best);
  }

  /** The probability of that very set, 0 to 1. */
  double confidence() {
    return StrictMath.exp(bestScore - total);
  }

  /** The probability that a channel is in the true set, 0 to 1. */
  double probability(int channel) {
    return Math.min(1, probabilities[channel]);
  }

  /** The log probability of a given set, its channels ascending, whose prior is given. */
  double logProbability(List<Integer> set, double logPrior) {
    double score = logPrior;
    for (int place = 1; place <= set.size(); place++) {
      score += fit.logRatio(set.get(place - 1), set.size(), place);
    }
    return score - total;
  }

  private double[][] ratios(int count) {
    double[][] ratios = new double[count + 1][channels];
    for (int place = 1; place <= count; place++) {
      for (int i = 0; i < channels; i++) {
        ratios[place][i] = fit.logRatio(i, count, place);
      }
    }
    return ratios;
  }

  /** Keeps the best set of a size if none before it was as good. */
  private void choose(int count, double logPrior, double[][] ratios) {
    double[][] scores = table(count, channels);
    for (int i = 0; i < channels; i++) {
      for (int place = 0; place <= count; place++) {
        double taken =
            place == 0 ? Double.NEGATIVE_INFINITY : scores[place - 1][i] + ratios[place][i];
        scores[place][i + 1] = Math.max(scores[place][i], taken);
      }
    }
    double score = logPrior + scores[count][channels];
    if (score > bestScore) {
      bestScore = score;
      best.clear();
      int place = count;
      for (int i = channels - 1; i >= 0 && place > 0; i--) {
        if (scores[place][i + 1] > scores[place][i]) {
          best.add(0, i);
          place--;
        }
      }
    }
  }

  /** Sums over all sets of a size, and over those that hold each channel. */
  private double[] marginals(int count, double logPrior, double[][] ratios) {
    double[][] before = table(count, channels);
    for (int i = 0; i < channels; i++) {
      for (int place = 0; place <= count; place++) {
        double taken =
            place == 0 ? Double.NEGATIVE_INFINITY : before[place - 1][i] + ratios[place][i];
        before[place][i + 1] = logSum(before[place][i], taken);
      }
    }
    total = logSum(total, logPrior + before[count][channels]);
    double[] marginals = new double[channels];
    double[] after = new double[count + 1];
    Arrays.fill(after, Double.NEGATIVE_INFINITY);
    after[count] = 0;
    for (int i = channels - 1; i >= 0; i--) {
      marginals[i] = Double.NEGATIVE_INFINITY;
      for (int place = 1; place <= count; place++) {
        double taken = ratios[place][i] + after[place];
        marginals[i] = logSum(marginals[i], logPrior + before[place - 1][i] + taken);
        after[place - 1] = logSum(after[place - 1], taken);
      }
    }
    return marginals;
  }

  private static double[][] table(int count, int channels) {
    double[][] table = new double[count + 1][channels + 1];
    for (double[] row : table) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    table[0][0] = 0;
    return table;
  }

  private static double logSum(double a, double b) {
    double high = Math.max(a, b);
    if (high == Double.NEGATIVE_INFINITY) {
      return high;
    }
    return high + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - high));
  }
}
