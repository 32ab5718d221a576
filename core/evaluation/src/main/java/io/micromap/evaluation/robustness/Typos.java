package io.micromap.evaluation.robustness;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Typos in a word of three letters or more: the four kinds of single error that Damerau (1964,
 * Communications of the ACM 7, 171-176) found to be most misspellings.
 */
final class Typos {

  private static final int SHORTEST_WORD = 3;

  /** The keys next to each key of an American keyboard, in its own row. */
  private static final Map<Character, String> NEIGHBOURS =
      Map.ofEntries(
          Map.entry('q', "w"),
          Map.entry('w', "qe"),
          Map.entry('e', "wr"),
          Map.entry('r', "et"),
          Map.entry('t', "ry"),
          Map.entry('y', "tu"),
          Map.entry('u', "yi"),
          Map.entry('i', "uo"),
          Map.entry('o', "ip"),
          Map.entry('p', "o"),
          Map.entry('a', "s"),
          Map.entry('s', "ad"),
          Map.entry('d', "sf"),
          Map.entry('f', "dg"),
          Map.entry('g', "fh"),
          Map.entry('h', "gj"),
          Map.entry('j', "hk"),
          Map.entry('k', "jl"),
          Map.entry('l', "k"),
          Map.entry('z', "x"),
          Map.entry('x', "zc"),
          Map.entry('c', "xv"),
          Map.entry('v', "cb"),
          Map.entry('b', "vn"),
          Map.entry('n', "bm"),
          Map.entry('m', "n"));

  private static final List<Edit> KINDS =
      List.of(Typos::swap, Typos::drop, Typos::repeat, Typos::neighbour);

  private Typos() {}

  /** Two neighbouring letters that differ are swapped. */
  static String swap(String prompt, List<String> cues, Random random) {
    int at =
        choose(
            letters(prompt)
                .filter(
                    i ->
                        i + 1 < prompt.length()
                            && Character.isLetter(prompt.charAt(i + 1))
                            && prompt.charAt(i) != prompt.charAt(i + 1)),
            random);
    return at < 0
        ? prompt
        : prompt.substring(0, at)
            + prompt.charAt(at + 1)
            + prompt.charAt(at)
            + prompt.substring(at + 2);
  }

  /** A letter is missing. */
  static String drop(String prompt, List<String> cues, Random random) {
    int at = choose(letters(prompt), random);
    return at < 0 ? prompt : prompt.substring(0, at) + prompt.substring(at + 1);
  }

  /** A letter is doubled. */
  static String repeat(String prompt, List<String> cues, Random random) {
    int at = choose(letters(prompt), random);
    return at < 0 ? prompt : prompt.substring(0, at + 1) + prompt.substring(at);
  }

  /** A letter is replaced by that of a neighbouring key. */
  static String neighbour(String prompt, List<String> cues, Random random) {
    int at = choose(letters(prompt).filter(i -> NEIGHBOURS.containsKey(low(prompt, i))), random);
    if (at < 0) {
      return prompt;
    }
    String keys = NEIGHBOURS.get(low(prompt, at));
    char key = keys.charAt(random.nextInt(keys.length()));
    boolean upper = Character.isUpperCase(prompt.charAt(at));
    return prompt.substring(0, at)
        + (upper ? Character.toUpperCase(key) : key)
        + prompt.substring(at + 1);
  }

  /** One of the four. */
  static String any(String prompt, List<String> cues, Random random) {
    return KINDS.get(random.nextInt(KINDS.size())).apply(prompt, cues, random);
  }

  /** One of some places, or -1 if there is none. */
  static int choose(IntStream places, Random random) {
    int[] all = places.toArray();
    return all.length == 0 ? -1 : all[random.nextInt(all.length)];
  }

  private static char low(String prompt, int at) {
    return Character.toLowerCase(prompt.charAt(at));
  }

  /** Places of the letters of words that are long enough. */
  private static IntStream letters(String prompt) {
    IntStream.Builder places = IntStream.builder();
    int start = 0;
    for (int i = 0; i <= prompt.length(); i++) {
      if (i == prompt.length() || !Character.isLetter(prompt.charAt(i))) {
        if (i - start >= SHORTEST_WORD) {
          IntStream.range(start, i).forEach(places::add);
        }
        start = i + 1;
      }
    }
    return places.build();
  }
}
