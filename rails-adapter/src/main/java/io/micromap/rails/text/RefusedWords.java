package io.micromap.rails.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how often the words of each label's own rows stand refused. */
final class RefusedWords {

  /** Share of the occurrences of a word: docs/decisions/polarity.md. */
  private static final double MOSTLY = 0.5;

  /** By label and word: occurrences, and those that are refused. */
  private final SortedMap<String, SortedMap<String, int[]>> counts = new TreeMap<>();

  void add(String label, String word, boolean refused) {
    int[] count =
        counts
            .computeIfAbsent(label, key -> new TreeMap<>())
            .computeIfAbsent(word, key -> new int[2]);
    count[0]++;
    count[1] += refused ? 1 : 0;
  }

  /** By label the words that are refused so often that this tells nothing of the label. */
  SortedMap<String, List<String>> mostly() {
    SortedMap<String, List<String>> mostly = new TreeMap<>();
    counts.forEach(
        (label, words) -> {
          List<String> refused = new ArrayList<>();
          words.forEach(
              (word, count) -> {
                if (count[1] > MOSTLY * count[0]) {
                  refused.add(word);
                }
              });
          if (!refused.isEmpty()) {
            mostly.put(label, refused);
          }
        });
    return mostly;
  }
}
