package io.micromap.runtime.featurizer;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Options of the lexical featurizer.
 *
 * @param words longest word n-gram, 1 to 4
 * @param pairs the unordered word pairs
 * @param chars the character n-grams within words
 * @param vectorWeight weight of the word vectors beside the word view's 1; 0 for none
 * @param maskNumbers whether digits are all read as {@code 0}
 * @param negation whether English words that are refused ("don't swap") are read as other words
 * @param moods whether English words that are asked about, told of or imagined are so too, which
 *     suits domains of orders and harms those whose prompts are questions
 */
public record LexicalOptions(
    int words,
    Pairs pairs,
    Chars chars,
    double vectorWeight,
    boolean maskNumbers,
    boolean negation,
    boolean moods) {

  /** Name of the featurizer that has these options. */
  public static final String FEATURIZER = "lexical";

  /** What cross-validation chose: {@code docs/decisions/lexical-recipe.md}. */
  public static final LexicalOptions DEFAULTS =
      new LexicalOptions(
          // Words and pairs of words: docs/decisions/lexical-recipe.md.
          2,
          // Words within 32 of each other, by their first four letters, as heavy as the words:
          // docs/decisions/lexical-recipe.md.
          new Pairs(32, 4, 1.0),
          // From 2 to 4, as heavy as the words; word vectors took the place of the longer ones:
          // docs/decisions/lexical-recipe.md.
          new Chars(2, 4, 1.0),
          // Half, one and a half or double the weight is no better: docs/decisions/word-vectors.md.
          1.0,
          // Digits are kept; a domain may ask for the mask.
          false,
          // Words that are refused are as others; a domain of orders may ask:
          // docs/decisions/polarity.md.
          false,
          // So are words that are asked about; questions are in scope in many a domain:
          // docs/decisions/polarity.md.
          false);

  /**
   * Unordered pairs of two words' beginnings.
   *
   * @param window how many words apart the two may stand, 0 (no pairs) to 64
   * @param prefix how many characters of each word count, 1 to 64
   * @param weight of the view beside the word view's 1, above 0, at most 100
   */
  public record Pairs(int window, int prefix, double weight) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException naming the option and its range
     */
    public Pairs {
      requireRange("pair_window", window, 0, 64);
      requireRange("pair_prefix", prefix, 1, 64);
      requireWeight("pair_weight", weight, "a number above 0");
    }
  }

  /**
   * Character n-grams within words.
   *
   * @param min shortest, 1 to 8
   * @param max longest, 0 (none) or {@code min} to 8
   * @param weight of the view beside the word view's 1, above 0, at most 100
   */
  public record Chars(int min, int max, double weight) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException naming the option and its range
     */
    public Chars {
      requireRange("chars_min", min, 1, 8);
      if (max != 0) {
        requireRange("chars_max", max, min, 8);
      }
      requireWeight("char_weight", weight, "a number above 0");
    }
  }

  /**
   * Validates.
   *
   * @throws IllegalArgumentException naming the option and its range
   */
  public LexicalOptions {
    requireRange("words", words, 1, 4);
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
        new Pairs(
            integer("pair_window", text),
            integer("pair_prefix", text),
            number("pair_weight", text)),
        new Chars(
            integer("chars_min", text), integer("chars_max", text), number("char_weight", text)),
        number("vector_weight", text),
        bool("mask_numbers", text),
        bool("negation", text),
        bool("moods", text));
  }

  /** Whether any words are marked with their mood. */
  boolean marksMoods() {
    return negation || moods;
  }

  /** Whether words in a mood are read as other words. */
  boolean marks(Mood mood) {
    return mood == Mood.REFUSAL ? negation : moods && mood != Mood.ORDER;
  }

  /** All options as text, by name. */
  public SortedMap<String, String> toMap() {
    SortedMap<String, String> map = new TreeMap<>();
    map.put("words", Integer.toString(words));
    map.put("pair_window", Integer.toString(pairs.window));
    map.put("pair_prefix", Integer.toString(pairs.prefix));
    map.put("pair_weight", Double.toString(pairs.weight));
    map.put("chars_min", Integer.toString(chars.min));
    map.put("chars_max", Integer.toString(chars.max));
    map.put("char_weight", Double.toString(chars.weight));
    map.put("vector_weight", Double.toString(vectorWeight));
    map.put("mask_numbers", Boolean.toString(maskNumbers));
    map.put("negation", Boolean.toString(negation));
    map.put("moods", Boolean.toString(moods));
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
