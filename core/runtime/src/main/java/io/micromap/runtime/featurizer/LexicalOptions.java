package io.micromap.runtime.featurizer;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Options of the lexical featurizer.
 *
 * @param words longest word n-gram, 1 to 4
 * @param pairWindow how many words apart the two words of an unordered pair may stand, 0 (no pairs)
 *     to 64
 * @param pairPrefix how many characters of each of the two words count, 1 to 64
 * @param pairWeight weight of the pair view beside the word view's 1, above 0
 * @param charsMin shortest character n-gram within a word, 1 to 8
 * @param charsMax longest one, 0 (no character n-grams) or {@code charsMin} to 8
 * @param charWeight weight of the character view beside the word view's 1, above 0
 * @param vectorWeight weight of the word vectors beside the word view's 1; 0 for none
 * @param maskNumbers whether digits are all read as {@code 0}
 */
public record LexicalOptions(
    int words,
    int pairWindow,
    int pairPrefix,
    double pairWeight,
    int charsMin,
    int charsMax,
    double charWeight,
    double vectorWeight,
    boolean maskNumbers) {

  /** Name of the featurizer that has these options. */
  public static final String FEATURIZER = "lexical";

  /** What cross-validation chose: {@code docs/decisions/lexical-recipe.md}. */
  public static final LexicalOptions DEFAULTS =
      new LexicalOptions(
          // Word n-grams to 2, and pairs of the first four letters within 32 words, as heavy as
          // the words: docs/decisions/lexical-recipe.md.
          2,
          32,
          4,
          1.0,
          // Character n-grams from 2 to 4, as heavy as the words; word vectors take the place of
          // the longer ones: docs/decisions/lexical-recipe.md, "Since then".
          2,
          4,
          1.0,
          // Half, one and a half or double the weight is no better: docs/decisions/word-vectors.md.
          1.0,
          // Digits are kept; no decision: a domain may ask for the masks.
          false);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException naming the option and its range
   */
  public LexicalOptions {
    requireRange("words", words, 1, 4);
    requireRange("pair_window", pairWindow, 0, 64);
    requireRange("pair_prefix", pairPrefix, 1, 64);
    requireRange("chars_min", charsMin, 1, 8);
    if (charsMax != 0) {
      requireRange("chars_max", charsMax, charsMin, 8);
    }
    requireWeight("pair_weight", pairWeight, "a number above 0");
    requireWeight("char_weight", charWeight, "a number above 0");
    if (vectorWeight != 0) {
      requireWeight("vector_weight", vectorWeight, "0 or a number above 0");
    }
  }

  /**
   * Options given as text, and the defaults of those left out.
   *
   * @throws IllegalArgumentException naming an option that is unknown
   */
  public static SortedMap<String, String> complete(Map<String, String> options) {
    SortedMap<String, String> text = DEFAULTS.toMap();
    options.forEach(
        (name, value) -> {
          if (text.replace(name, value) == null) {
            throw new IllegalArgumentException(
                "Option '"
                    + name
                    + "' of the lexical featurizer is unknown; known: "
                    + String.join(", ", text.keySet())
                    + ".");
          }
        });
    return text;
  }

  /**
   * Reads options given as text; those left out keep their defaults.
   *
   * @throws IllegalArgumentException naming the option, its value and what was expected
   */
  public static LexicalOptions parse(Map<String, String> options) {
    SortedMap<String, String> text = complete(options);
    return new LexicalOptions(
        integer("words", text),
        integer("pair_window", text),
        integer("pair_prefix", text),
        number("pair_weight", text),
        integer("chars_min", text),
        integer("chars_max", text),
        number("char_weight", text),
        number("vector_weight", text),
        bool("mask_numbers", text));
  }

  /** All options as text, by name. */
  public SortedMap<String, String> toMap() {
    SortedMap<String, String> map = new TreeMap<>();
    map.put("words", Integer.toString(words));
    map.put("pair_window", Integer.toString(pairWindow));
    map.put("pair_prefix", Integer.toString(pairPrefix));
    map.put("pair_weight", Double.toString(pairWeight));
    map.put("chars_min", Integer.toString(charsMin));
    map.put("chars_max", Integer.toString(charsMax));
    map.put("char_weight", Double.toString(charWeight));
    map.put("vector_weight", Double.toString(vectorWeight));
    map.put("mask_numbers", Boolean.toString(maskNumbers));
    return map;
  }

  private static int integer(String name, Map<String, String> text) {
    try {
      return Integer.parseInt(text.get(name));
    } catch (NumberFormatException e) {
      throw unreadable(name, text, "a whole number");
    }
  }

  private static double number(String name, Map<String, String> text) {
    try {
      return Double.parseDouble(text.get(name));
    } catch (NumberFormatException e) {
      throw unreadable(name, text, "a number");
    }
  }

  private static boolean bool(String name, Map<String, String> text) {
    return switch (String.valueOf(text.get(name))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unreadable(name, text, "true or false");
    };
  }

  private static IllegalArgumentException unreadable(
      String name, Map<String, String> text, String expected) {
    return new IllegalArgumentException(
        "Option '"
            + name
            + "' of the lexical featurizer is '"
            + text.get(name)
            + "'; expected "
            + expected
            + ".");
  }

  private static void requireRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "Option '"
              + name
              + "' of the lexical featurizer is "
              + value
              + "; expected "
              + min
              + " to "
              + max
              + ".");
    }
  }

  private static void requireWeight(String name, double value, String expected) {
    if (!(value > 0 && value <= 100)) {
      throw new IllegalArgumentException(
          "Option '"
              + name
              + "' of the lexical featurizer is "
              + value
              + "; expected "
              + expected
              + ", at most 100.");
    }
  }
}
