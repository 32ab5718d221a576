package io.micromap.runtime.decisionmodel;

import java.util.List;
import java.util.Optional;

/** Which of some labels does a prompt belong to? Made by {@link DecisionModel#choice}. */
public final class ChoiceQuestion {

  /** The fewest options, of which at least as many are labels. */
  public static final int FEWEST = 2;

  /** The most options. */
  public static final int MOST = 255;

  private final List<String> options;
  private final int[] numbers;

  /**
   * A question.
   *
   * @param numbers of the classes by option; -1 for the catch-all
   */
  ChoiceQuestion(List<String> options, int[] numbers) {
    this.options = List.copyOf(options);
    this.numbers = numbers;
  }

  /** The options in the order asked, the catch-all among them. */
  public List<String> options() {
    return options;
  }

  /** The option for what belongs to none of the labels; empty where none was offered. */
  public Optional<String> catchAll() {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        return Optional.of(options.get(i));
      }
    }
    return Optional.empty();
  }

  /** The option that stands for a class; empty where it was not asked for. */
  Optional<String> option(int number) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number && number >= 0) {
        return Optional.of(options.get(i));
      }
    }
    return Optional.empty();
  }

  /** The classes' numbers in the order of the options; -1 for the catch-all. */
  int[] numbers() {
    return numbers;
  }
}
