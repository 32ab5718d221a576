package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.mapper.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The probabilities of the options of a question. With a catch-all the labels keep their calibrated
 * probabilities, and the catch-all has the rest: what is out of scope, and the labels not asked
 * for. Without one the labels' probabilities are scaled to sum to 1; where there are none, all are
 * equal.
 */
final class Distribution {

  private final ChoiceQuestion question;
  private final double[] shares;

  private Distribution(ChoiceQuestion question, double[] shares) {
    this.question = question;
    this.shares = shares;
  }

  static Distribution of(ChoiceQuestion question, Prediction prediction) {
    int[] numbers = question.numbers();
    double[] shares = new double[numbers.length];
    double asked = 0;
    int rest = -1;
    for (int i = 0; i < numbers.length; i++) {
      shares[i] = probability(prediction, numbers[i]);
      asked += shares[i];
      rest = numbers[i] < 0 ? i : rest;
    }
    if (rest >= 0) {
      shares[rest] = Math.max(0, 1 - asked);
    }
    scale(shares, rest >= 0 ? asked + shares[rest] : asked);
    return new Distribution(question, shares);
  }

  /** Probability of a class; 0 for the catch-all, and without evidence. */
  static double probability(Prediction prediction, int number) {
    return number < 0 || prediction.candidate() < 0 ? 0 : prediction.probabilities()[number];
  }

  private static void scale(double[] shares, double sum) {
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum > 0 ? shares[i] / sum : 1.0 / shares.length;
    }
  }

  /** The most probable label; of equals the one that stands first in the mapper's list. */
  String best() {
    int[] numbers = question.numbers();
    int best = -1;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= 0 && (best < 0 || isBefore(i, best))) {
        best = i;
      }
    }
    return question.options().get(best);
  }

  private boolean isBefore(int option, int other) {
    int[] numbers = question.numbers();
    return shares[option] > shares[other]
        || (shares[option] == shares[other] && numbers[option] < numbers[other]);
  }

  Map<String, Double> byOption() {
    List<String> options = question.options();
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < shares.length; i++) {
      probabilities.put(options.get(i), shares[i]);
    }
    return probabilities;
  }
}
