package io.micromap.spi;

import java.util.Arrays;
import java.util.Map;

/**
 * Words and what each stands for, found in a text without cutting it into strings. Immutable, safe
 * for any number of threads.
 */
public final class WordTable {

  /** Open addressing; a word, then what it stands for; empty places hold empty words. */
  private final String[] places;

  private WordTable(int words) {
    places = new String[Math.max(4, Integer.highestOneBit(Math.max(1, words)) * 8)];
    Arrays.fill(places, "");
  }

  /**
   * A table.
   *
   * @throws IllegalArgumentException if a word is empty
   */
  public static WordTable of(Map<String, String> meanings) {
    WordTable table = new WordTable(meanings.size());
    meanings.forEach(table::put);
    return table;
  }

  private void put(String word, String meaning) {
    if (word.isEmpty()) {
      throw new IllegalArgumentException("An empty word stands for '" + meaning + "'.");
    }
    int place = place(word, 0, word.length());
    while (!places[place].isEmpty()) {
      place = next(place);
    }
    places[place] = word;
    places[place + 1] = meaning;
  }

  /** What a stretch of a text stands for, or something else where it is none of the words. */
  public String get(String text, int from, int to, String otherwise) {
    for (int place = place(text, from, to); !places[place].isEmpty(); place = next(place)) {
      String word = places[place];
      if (word.length() == to - from && text.startsWith(word, from)) {
        return places[place + 1];
      }
    }
    return otherwise;
  }

  private int place(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    hash *= 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & (places.length - 2);
  }

  private int next(int place) {
    return (place + 2) & (places.length - 1);
  }
}
