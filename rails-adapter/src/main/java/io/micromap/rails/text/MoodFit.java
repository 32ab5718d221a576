package io.micromap.rails.text;

import io.micromap.runtime.featurizer.Mood;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts in which moods the rows of each label are, and names the labels that are not checked. */
final class MoodFit {

  private final List<String> labels;
  private final int[] rows;
  private final Map<Mood, int[]> counts = new EnumMap<>(Mood.class);

  MoodFit(List<String> labels) {
    this.labels = labels;
    this.rows = new int[labels.size()];
  }

  /** Counts a row of a label. */
  void add(int label, Mood mood) {
    rows[label]++;
    counts.computeIfAbsent(mood, key -> new int[rows.length])[label]++;
  }

  /**
   * By mood the labels of whose rows more are in it than is borne.
   *
   * @param mostNegated the share of refusals that is borne: they move money, so of other moods half
   *     of it is
   */
  Map<Mood, List<String>> exempt(double mostNegated) {
    Map<Mood, List<String>> exempt = new EnumMap<>(Mood.class);
    for (Map.Entry<Mood, int[]> entry : counts.entrySet()) {
      double most = entry.getKey() == Mood.REFUSAL ? mostNegated : mostNegated / 2;
      List<String> often = new ArrayList<>();
      IntStream.range(0, rows.length)
          .filter(k -> entry.getValue()[k] > most * rows[k])
          .forEach(k -> often.add(labels.get(k)));
      if (entry.getKey() != Mood.ORDER && !often.isEmpty()) {
        exempt.put(entry.getKey(), often);
      }
    }
    return exempt;
  }
}
