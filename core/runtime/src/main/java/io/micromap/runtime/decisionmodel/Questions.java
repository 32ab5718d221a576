package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.text.Counted;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Understands questions about a mapper's labels, and refuses all others.
 *
 * @param numbers of the classes by label, in the mapper's order; a class may have two names
 * @param catchAlls names of options for what belongs to no label, in lower case
 */
record Questions(Map<String, Integer> numbers, Set<String> catchAlls) {

  /** A label named within instructions: it ends with the line. */
  private static final Pattern NAMED = Pattern.compile("(?im)\\blabel:[ \\t]*(\\S.*?)[ \\t]*$");

  ChoiceQuestion choice(Collection<String> asked) {
    List<String> options = List.copyOf(asked);
    int[] classes = new int[options.size()];
    int labels = 0;
    for (int i = 0; i < classes.length; i++) {
      classes[i] = number(options.get(i));
      labels += classes[i] >= 0 ? 1 : 0;
    }
    if (hasTwice(options, classes)) {
      throw unsupported("An option stands twice in " + options + ". Give each once.");
    }
    if (options.size() - labels > 1) {
      throw unsupported("More than one of " + options + " stands for no label. Give one of them.");
    }
    if (labels < ChoiceQuestion.FEWEST || options.size() > ChoiceQuestion.MOST) {
      throw unsupported(
          String.format(
              Locale.ROOT,
              "The question has %s among %d options. Give at least %d labels and at most %d"
                  + " options; about a single label, ask a yes-or-no question.",
              Counted.of(labels, "label"),
              options.size(),
              ChoiceQuestion.FEWEST,
              ChoiceQuestion.MOST));
    }
    return new ChoiceQuestion(options, classes);
  }

  /** Whether a class stands twice, be it under two names, or a catch-all does. */
  private static boolean hasTwice(List<String> options, int[] classes) {
    BitSet seen = new BitSet();
    int others = 0;
    for (int number : classes) {
      if (number < 0) {
        others++;
      } else if (seen.get(number)) {
        return true;
      } else {
        seen.set(number);
      }
    }
    return others > 1 && new HashSet<>(options).size() < options.size();
  }

  ChoiceQuestion everyLabel() {
    return new ChoiceQuestion(
        List.copyOf(numbers.keySet()),
        numbers.values().stream().mapToInt(Integer::intValue).toArray());
  }

  PredicateQuestion predicate(String name, String instructions) {
    Set<String> named = named(name, instructions);
    if (named.size() != 1) {
      throw unsupported(
          "A yes-or-no question names exactly one label, by its own name or as 'label: NAME' in its"
              + " instructions; this one names "
              + (named.isEmpty() ? "none" : String.join(" and ", named))
              + ". Known labels: "
              + known());
    }
    String only = named.iterator().next();
    return new PredicateQuestion(only, number(only));
  }

  private Set<String> named(String name, String instructions) {
    Set<String> named = new LinkedHashSet<>();
    Matcher label = NAMED.matcher(instructions);
    while (label.find()) {
      requireKnown(label.group(1));
      named.add(label.group(1));
    }
    Stream.of(instructions.strip(), name).filter(numbers::containsKey).forEach(named::add);
    return named;
  }

  private int number(String option) {
    Integer number = numbers.get(option);
    if (number != null) {
      return number;
    }
    if (!catchAlls.contains(option.toLowerCase(Locale.ROOT))) {
      requireKnown(option);
    }
    return -1;
  }

  private void requireKnown(String label) {
    if (!numbers.containsKey(label)) {
      throw new MicromapException(
          ErrorCode.UNKNOWN_LABEL,
          "There is no label '"
              + label
              + "'."
              + Suggestion.didYouMean(label, numbers.keySet())
              + " Known labels: "
              + known());
    }
  }

  /** Each label once, by the first of its names. */
  private String known() {
    Map<Integer, String> names = new LinkedHashMap<>();
    numbers.forEach((name, number) -> names.putIfAbsent(number, name));
    return String.join(", ", names.values()) + ".";
  }

  private static MicromapException unsupported(String message) {
    return new MicromapException(ErrorCode.UNSUPPORTED_QUESTION, message);
  }
}
