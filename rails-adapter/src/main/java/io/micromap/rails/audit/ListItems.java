package io.micromap.rails.audit;

import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Items of a numbered or lettered list within a prompt, and what strikes one of them. */
final class ListItems {

  private static final Set<String> STRIKING =
      Set.of("strike skip scratch omit drop forget cross ditch leave".split(" "));

  private static final Set<String> LISTED =
      Set.of("item step number point second third fourth middle last latter former".split(" "));

  /**
   * Before an act that was ordered, and is not any more: "claim it and sell it. Skip the claim".
   */
  private static final Set<String> TAKING_BACK =
      Set.of("skip scratch omit forget minus except excluding".split(" "));

  /** Words of an act that is named only: "the claim", "the backup of orders". */
  private static final int LONGEST_NAME = 4;

  /** Between those and the act. */
  private static final Set<String> ABOUT = Set.of("about", "for");

  /** Behind a bracket: what a list calls off. */
  private static final Set<String> STRUCK =
      Set.of("cancelled canceled dropped skipped scrapped crossed".split(" "));

  /** What may stand between "skip" and "number 2": "skip the number 2". */
  private static final int STRIKING_REACH = 3;

  private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi");

  /** Before the number of an item that is named. */
  private static final Set<String> NAMING =
      Set.of(
          ("before after only not with do execute run skip then and without except but item number"
                  + " step to first")
              .split(" "));

  private ListItems() {}

  /**
   * The number of an item that begins at a word: "3: sell it", "step 2 is selling it", "b) sell
   * it".
   */
  static int number(int at, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    boolean step = words.get(at).text().equals("step");
    int digits = step ? at + 1 : at;
    if (digits + 1 >= words.size()) {
      return 0;
    }
    String sign = evidence.text(digits, digits + 1);
    String behind = evidence.text(digits, digits + 2).substring(sign.length());
    boolean item =
        behind.length() > 1
            && ").:]".indexOf(behind.charAt(0)) >= 0
            && Character.isWhitespace(behind.charAt(1));
    boolean digit = sign.length() == 1 && Character.isDigit(sign.charAt(0));
    return item || (step && digit) ? value(sign) : 0;
  }

  /** The number that a digit, a letter or a Roman numeral is; 0 where it is none. */
  private static int value(String sign) {
    int roman = ROMAN.indexOf(sign) + 1;
    if (roman > 0 || sign.length() > 1) {
      return roman;
    }
    char only = sign.charAt(0);
    boolean letter = only >= 'a' && only <= 'h';
    return letter ? only - 'a' + 1 : Math.max(0, Character.digit(only, 10));
  }

  /** Whether a word names an item of the list in front of it: "1) … 2) …. Do 2 before 1". */
  static boolean isNamed(int at, PromptEvidence evidence) {
    String text = evidence.text(at, at + 1);
    int named = text.equals("a") ? 0 : value(text);
    List<Word> words = evidence.words();
    if (named == 0 || number(at, evidence) > 0 || !NAMING.contains(words.get(at - 1).text())) {
      return false;
    }
    List<Integer> items = items(at, evidence);
    int last = items.isEmpty() ? at : items.get(items.size() - 1);
    return items.size() > 1
        && named <= items.size()
        && IntStream.rangeClosed(last + 2, at).anyMatch(evidence::beginsClause);
  }

  /** The first words of the items of a list. */
  private static List<Integer> items(int to, PromptEvidence evidence) {
    List<Integer> items = new ArrayList<>();
    for (int at = 0; at < to; at++) {
      if (number(at, evidence) == items.size() + 1) {
        items.add(at);
      }
    }
    return items;
  }

  /**
   * Whether a list has an item that no step is of: "1) swap it 2) feed the cat".
   *
   * @param steps all that are found, whether their words order them or not
   */
  static boolean lackAStep(List<Step> steps, PromptEvidence evidence) {
    int size = evidence.words().size();
    List<Integer> items = items(size, evidence);
    for (int i = 0; i < items.size() && items.size() > 1; i++) {
      int from = items.get(i);
      int to = i + 1 < items.size() ? items.get(i + 1) : size;
      boolean found = steps.stream().anyMatch(step -> isOf(step, from, to, evidence));
      if (!found) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step is in an item, or goes beyond it but has its label. */
  private static boolean isOf(Step step, int from, int to, PromptEvidence evidence) {
    boolean within = step.from() >= from && step.to() <= to;
    boolean over = step.from() < to && step.to() > from;
    return step.label() >= 0 && over && (within || evidence.labelOf(from + 1, to) == step.label());
  }

  /**
   * Whether a word strikes an item of a list: "skip number 2", "(cancelled) sell it".
   *
   * @param steps that are left, of which a struck one would be wrong
   */
  static boolean strikes(int at, Step[] steps, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    String word = words.get(at).text();
    if (STRUCK.contains(word)) {
      boolean bracketed =
          at > 0 && evidence.text(at - 1, at + 1).contains("(" + evidence.text(at, at + 1));
      return bracketed && Arrays.stream(steps).anyMatch(step -> isWithin(step, at));
    }
    if (TAKING_BACK.contains(word) && takesBack(at, steps, evidence)) {
      return true;
    }
    return STRIKING.contains(word)
        && IntStream.rangeClosed(at + 1, Math.min(at + STRIKING_REACH, words.size() - 1))
            .anyMatch(next -> LISTED.contains(words.get(next).text()));
  }

  /**
   * Whether what stands behind a word up to its clause's end names a step that stands elsewhere.
   */
  private static boolean takesBack(int at, Step[] steps, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    int from = at + 1;
    while (from < words.size() && ABOUT.contains(words.get(from).text())) {
      from++;
    }
    int to = from;
    while (to < words.size() && (to == from || !evidence.beginsClause(to))) {
      to++;
    }
    boolean named =
        from < words.size() && to - from <= LONGEST_NAME && !evidence.beginsClause(from);
    int label = named ? evidence.labelOf(from, to) : -1;
    return label >= 0
        && Arrays.stream(steps)
            .anyMatch(step -> step.label() == label && (at < step.from() || at >= step.to()));
  }

  /** Whether a word stands in a step, or right before it. */
  private static boolean isWithin(Step step, int at) {
    return at + 1 >= step.from() && at < step.to();
  }
}
