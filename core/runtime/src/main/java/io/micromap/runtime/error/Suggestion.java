package io.micromap.runtime.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name a user may have meant. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * A sentence " Did you mean 'x'?" with a leading blank, or an empty text when nothing is near.
   */
  public static String didYouMean(String typed, Collection<String> known) {
    return nearest(typed, known).map(name -> " Did you mean '" + name + "'?").orElse("");
  }

  private static Optional<String> nearest(String typed, Collection<String> known) {
    int limit = Math.max(Math.min(2, typed.length() / 2), typed.length() / 3);
    return known.stream()
        .filter(name -> distance(typed, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein distance in UTF-16 units. */
  public static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
