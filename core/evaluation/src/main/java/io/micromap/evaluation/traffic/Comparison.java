package io.micromap.evaluation.traffic;

import io.micromap.evaluation.drift.Share;
import io.micromap.evaluation.traffic.Category.Kind;
import io.micromap.evaluation.traffic.TrafficReport.SharePair;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some decisions beside those on the validation rows.
 *
 * @param categories of both
 * @param live counts by the categories' numbers; never changed
 * @param validation the same of the validation rows
 */
record Comparison(Categories categories, int[] live, int[] validation) {

  /** The comparison of nothing. */
  static Comparison empty(Categories categories, int[] validation) {
    return new Comparison(categories, new int[categories.size()], validation);
  }

  /** The comparison once decisions came and others went. */
  Comparison with(int[] more, int[] fewer) {
    int[] next = live.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += more[i] - fewer[i];
    }
    return new Comparison(categories, next, validation);
  }

  /** Numbers of the categories whose shares differ at a level of the test. */
  List<Integer> shifted(double level) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      if (categories.isCompared(i) && test(i).tolerant().isRejected(level)) {
        found.add(i);
      }
    }
    return List.copyOf(found);
  }

  private ShareTest test(int number) {
    Kind kind = categories.get(number).kind();
    return new ShareTest(
        live[number],
        categories.whole(kind, live),
        validation[number],
        categories.whole(kind, validation));
  }

  /**
   * The shares of all categories that occur in either.
   *
   * @param shifted numbers of those that raised the alarm
   */
  List<SharePair> pairs(List<Integer> shifted) {
    List<SharePair> pairs = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      if (live[i] + validation[i] > 0) {
        pairs.add(pair(i, shifted.contains(i)));
      }
    }
    return pairs;
  }

  /** The share of a category in both. */
  SharePair pair(int number, boolean shifted) {
    ShareTest test = test(number);
    return SharePair.of(
        categories.get(number),
        Share.of(test.part(), test.whole()),
        Share.of(test.otherPart(), test.otherWhole()),
        categories.isCompared(number) ? Optional.of(test.tolerant().p()) : Optional.empty(),
        shifted);
  }

  /** By kind, half the sum of the differences of all shares, in [0, 1]. */
  SortedMap<Kind, Double> distances() {
    SortedMap<Kind, Double> distances = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      distances.put(kind, distance(kind));
    }
    return distances;
  }

  private double distance(Kind kind) {
    double whole = categories.whole(kind, live);
    double otherWhole = categories.whole(kind, validation);
    double sum = 0;
    for (int i = 0; whole > 0 && otherWhole > 0 && i < categories.size(); i++) {
      if (categories.get(i).kind() == kind) {
        sum += Math.abs(live[i] / whole - validation[i] / otherWhole);
      }
    }
    return Json.round(sum / 2);
  }
}
