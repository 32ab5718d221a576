package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.PromptKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proposes English rows that name an act without ordering it, made from the orders among labelled
 * rows: refusals, questions, reports and hypotheticals, which are out of scope, and contrasts,
 * which are orders. They are drafts for a person to read; a class whose rows are no orders gets
 * none.
 */
public final class NegationRows {

  /** An order opens with a verb, and a verb opens so many of a class's rows. */
  private static final int OPENED_ROWS = 4;

  private static final int MOST_WORDS = 14;

  private static final Set<String> NO_VERBS =
      Set.of(
          ("i i'm im can could would will please pls plz hey hi hello hiya howdy dear good greetings"
                  + " sorry excuse morning evening afternoon folks team thank the my a an let lets let's want need"
                  + " if we you he she it they just now ok okay so and or then kindly yo um uh is"
                  + " are was were what which how why when where who do does did don't dont not no"
                  + " never your our this that these those any all some from to for of in on at with"
                  + " by as after before first next once today thanks gotta gonna wanna has have had"
                  + " am been being might may must should shall won't isn't hasn't haven't anyone someone")
              .split(" "));

  /** Words without which English does not do for long, and few other languages have. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the my to for of and with on me i you your please what how it is this from".split(" "));

  /** In English one longer row in so many, at least, holds such a word. */
  private static final int ENGLISH_SHARE = 10;

  private static final int LONGER_WORDS = 5;

  /** Fewer longer rows do not tell the language. */
  private static final int LEAST_LONGER = 20;

  private static final List<String> OUT_OF_SCOPE =
      List.of(
          "don't %s",
          "please do not %s",
          "i don't want to %s",
          "never %s",
          "no need to %s",
          "i decided not to %s",
          "whatever you do, don't %s",
          "is it safe to %s?",
          "should i %s?",
          "what happens if i %s?",
          "why would anyone %s?",
          "my friend wants to %s",
          "someone tried to %s yesterday",
          "you were about to %s",
          "suppose i %s",
          "i might %s someday");

  private static final List<String> CONTRASTS =
      List.of(
          "don't %2$s, %1$s",
          "don't wait, %1$s",
          "i don't want to %2$s, i want to %1$s",
          "do not %2$s, just %1$s",
          "why don't you %1$s",
          "don't forget to %1$s");

  private final LabelledPrompts rows;
  private final int perClass;
  private final SplittableRandom random;

  private NegationRows(LabelledPrompts rows, int perClass, long seed) {
    this.rows = rows;
    this.perClass = perClass;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Rows for review.
   *
   * @param rows by class; none has the words of a row that is there
   * @param without classes that there are no drafts for: their rows are no orders
   */
  public record Drafts(List<Row> rows, List<String> without) {}

  /**
   * Drafts rows.
   *
   * @param perClass out-of-scope rows for each class, 1 or more; beside them half as many contrasts
   * @param seed of the draws
   * @throws MicromapException if the rows are not in English
   */
  public static Drafts of(LabelledPrompts rows, int perClass, long seed) {
    requireEnglish(rows);
    NegationRows drafts = new NegationRows(rows, perClass, seed);
    SortedMap<String, List<String>> orders = drafts.orders();
    return new Drafts(
        drafts.draw(orders),
        rows.labels().stream().filter(label -> !orders.containsKey(label)).toList());
  }

  private static void requireEnglish(LabelledPrompts rows) {
    List<List<String>> longer =
        rows.inScope().stream()
            .map(row -> List.of(words(row.prompt())))
            .filter(words -> words.size() >= LONGER_WORDS)
            .toList();
    long english =
        longer.stream().filter(words -> words.stream().anyMatch(ENGLISH::contains)).count();
    if (longer.size() >= LEAST_LONGER && ENGLISH_SHARE * english < longer.size()) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          rows.name()
              + ": is not in English: "
              + english
              + " of "
              + longer.size()
              + " rows of five words or more hold one of its commonest words. What is drafted here would be half English;"
              + " write refusals, questions and reports of the rows' own language by hand.");
    }
  }

  private List<Row> draw(SortedMap<String, List<String>> orders) {
    Set<PromptKey> known = new HashSet<>();
    rows.rows().forEach(row -> known.add(row.key()));
    List<Row> drawn = new ArrayList<>();
    for (String label : orders.keySet()) {
      List<String> others = new ArrayList<>();
      orders.forEach((name, texts) -> others.addAll(name.equals(label) ? List.of() : texts));
      for (int i = 0; i < perClass; i++) {
        String prompt = OUT_OF_SCOPE.get(i % OUT_OF_SCOPE.size()).formatted(any(orders.get(label)));
        add(drawn, known, prompt, rows.oosLabel());
      }
      for (int i = 0; i < perClass / 2 && !others.isEmpty(); i++) {
        String frame = CONTRASTS.get(i % CONTRASTS.size());
        add(drawn, known, frame.formatted(any(orders.get(label)), any(others)), label);
      }
    }
    return drawn;
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static void add(List<Row> drawn, Set<PromptKey> known, String prompt, String label) {
    String id = Integer.toString(drawn.size() + 1);
    Row row = new Row(id, prompt, label, "row " + id);
    if (known.add(row.key())) {
      drawn.add(row);
    }
  }

  /** The orders of each class that has any, in lower case and without a full stop. */
  private SortedMap<String, List<String>> orders() {
    Map<String, Map<String, Integer>> openings = new HashMap<>();
    for (Row row : rows.inScope()) {
      openings
          .computeIfAbsent(row.label(), label -> new HashMap<>())
          .merge(opening(row.prompt()), 1, Integer::sum);
    }
    SortedMap<String, Set<String>> orders = new TreeMap<>();
    for (Row row : rows.inScope()) {
      int opened = openings.get(row.label()).get(opening(row.prompt()));
      if (opened >= OPENED_ROWS && isOrder(row.prompt())) {
        orders
            .computeIfAbsent(row.label(), label -> new TreeSet<>())
            .add(row.prompt().strip().toLowerCase(Locale.ROOT).replaceAll("[ .!]+$", ""));
      }
    }
    SortedMap<String, List<String>> lists = new TreeMap<>();
    orders.forEach((label, texts) -> lists.put(label, List.copyOf(texts)));
    return lists;
  }

  private static String opening(String prompt) {
    return words(prompt)[0];
  }

  private static String[] words(String prompt) {
    return prompt.strip().toLowerCase(Locale.ROOT).split("\\s+");
  }

  private static boolean isOrder(String prompt) {
    String[] words = words(prompt);
    Set<String> all = Set.copyOf(List.of(words));
    return words.length > 1
        && words.length <= MOST_WORDS
        && words[0].chars().allMatch(Character::isLetter)
        && !NO_VERBS.contains(words[0])
        && prompt.indexOf('?') < 0
        && List.of("not", "don't", "dont", "never", "then").stream().noneMatch(all::contains);
  }
}
