package io.micromap.evaluation.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes of whole words: their case, their number, what separates them, their synonyms. */
final class Wording {

  private static final int FEWEST_WORDS = 3;

  private Wording() {}

  static String lowerCase(String prompt, List<String> cues, Random random) {
    return prompt.toLowerCase(Locale.ROOT);
  }

  static String upperCase(String prompt, List<String> cues, Random random) {
    return prompt.toUpperCase(Locale.ROOT);
  }

  /** Every word begins with a capital. */
  static String titleCase(String prompt, List<String> cues, Random random) {
    StringBuilder text = new StringBuilder(prompt);
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return text.toString();
  }

  /** A word is missing; never from fewer than three words. */
  static String dropWord(String prompt, List<String> cues, Random random) {
    List<String> words = words(prompt);
    if (words.size() < FEWEST_WORDS) {
      return prompt;
    }
    words.remove(random.nextInt(words.size()));
    return String.join(" ", words);
  }

  /** Two words are written as one. */
  static String joinWords(String prompt, List<String> cues, Random random) {
    List<String> words = words(prompt);
    if (words.size() < 2) {
      return prompt;
    }
    int at = random.nextInt(words.size() - 1);
    words.set(at, words.get(at) + words.remove(at + 1));
    return String.join(" ", words);
  }

  /** Blanks are doubled and added at both ends. */
  static String extraBlanks(String prompt, List<String> cues, Random random) {
    return "  " + prompt.replace(" ", "  ") + " ";
  }

  /** Punctuation is left out, but not apostrophes and marks within a word or number. */
  static String noPunctuation(String prompt, List<String> cues, Random random) {
    return words(prompt).stream()
        .map(word -> word.replaceAll("^[\\p{Punct}]+|[\\p{Punct}]+$", ""))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The longest cue of the class in the prompt is replaced by another cue. */
  static String cueSynonym(String prompt, List<String> cues, Random random) {
    Optional<Matcher> found =
        cues.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(cue -> phrase(cue).matcher(prompt))
            .filter(Matcher::find)
            .findFirst();
    if (found.isEmpty()) {
      return prompt;
    }
    Matcher place = found.get();
    List<String> others = cues.stream().filter(c -> !c.equalsIgnoreCase(place.group())).toList();
    return others.isEmpty()
        ? prompt
        : prompt.substring(0, place.start())
            + others.get(random.nextInt(others.size()))
            + prompt.substring(place.end());
  }

  private static Pattern phrase(String cue) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(cue) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static List<String> words(String prompt) {
    return new ArrayList<>(Arrays.asList(prompt.strip().split("\\s+")));
  }
}
