package io.micromap.runtime.mapper;

import io.micromap.runtime.mapper.Explanation.Score;
import io.micromap.runtime.mapper.Explanation.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The first sentence of an explanation: the answer, and the words that it is owed to. */
final class WhySentence {

  private static final int MOST_WORDS = 4;

  /** A word counts if it says at least this share of what the strongest one says. */
  private static final int PARTS = 4;

  /** Below one of so many parts of the words' familiarity, classes seem near by chance. */
  private static final int LITTLE = 4;

  private final Explanation explanation;

  private WhySentence(Explanation explanation) {
    this.explanation = explanation;
  }

  static String of(Explanation explanation) {
    WhySentence sentence = new WhySentence(explanation);
    return explanation
        .candidate()
        .map(sentence::about)
        .orElseGet(() -> "No answer: " + sentence.reason(""));
  }

  private String about(Score first) {
    String because = because();
    if (explanation.decision().reason() == Reason.CONFIDENT) {
      return "The answer is " + first.label() + ", " + because + ".";
    }
    return "No answer: "
        + reason(first.label())
        + " Nearest is "
        + first.label()
        + ", "
        + because
        + ".";
  }

  private String reason(String label) {
    return switch (explanation.decision().reason()) {
      case CONFIDENT -> "";
      case BELOW_THRESHOLD, BELOW_CLASS_THRESHOLD -> little() + "no class reaches its threshold.";
      case OUT_OF_SCOPE -> "the prompt is probably none of the classes.";
      case AMBIGUOUS ->
          little()
              + label
              + " and "
              + explanation.runnerUp().map(Score::label).orElse("another class")
              + " are about equally near.";
      case NO_KNOWN_FEATURES -> "the training rows know no part of the prompt.";
      case EMPTY -> "the prompt is empty.";
      case TOO_LONG -> "the prompt is longer than the mapper reads.";
    };
  }

  /** What weighs more than how near classes are to a prompt of unknown words. */
  private String little() {
    return LITTLE * explanation.familiarity() < 1
        ? "the training rows know little of the prompt, and "
        : "";
  }

  private String because() {
    List<String> phrases = phrases();
    if (phrases.isEmpty()) {
      return "though no single word says so";
    }
    String last = phrases.get(phrases.size() - 1);
    return "because of "
        + (phrases.size() == 1
            ? last
            : String.join(", ", phrases.subList(0, phrases.size() - 1)) + " and " + last);
  }

  /** The strongest words in the order of the prompt; neighbours are one phrase. */
  private List<String> phrases() {
    List<Word> words = explanation.words();
    List<Integer> chosen = strongest(words);
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      String word = VisibleText.of(words.get(chosen.get(i)).text());
      if (i > 0 && chosen.get(i) == chosen.get(i - 1) + 1) {
        phrases.set(phrases.size() - 1, phrases.get(phrases.size() - 1) + " " + word);
      } else {
        phrases.add(word);
      }
    }
    return phrases.stream().map(phrase -> "'" + phrase + "'").toList();
  }

  private static List<Integer> strongest(List<Word> words) {
    double most = words.stream().mapToDouble(Word::margin).max().orElse(0);
    return IntStream.range(0, words.size())
        .boxed()
        .filter(i -> most > 0 && words.get(i).margin() * PARTS >= most)
        .sorted(Comparator.comparingDouble(i -> -words.get(i).margin()))
        .limit(MOST_WORDS)
        .sorted()
        .toList();
  }
}
