package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.LabelForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds labels that people would take for one: the same but for case, blanks, form or script. */
public final class LabelNames {

  private static final int SHOWN = 5;

  private LabelNames() {}

  /**
   * Two labels that are one to people.
   *
   * @param first the one that stands first; the out-of-scope word before all others
   * @param second the other
   * @param difference what tells them apart, in words
   */
  public record Pair(String first, String second, String difference) {}

  /**
   * The pairs among the out-of-scope word, the known classes and the labels of some rows, in that
   * order.
   */
  public static List<Pair> same(LabelledPrompts data, Collection<String> known) {
    Map<String, LabelForm> forms = new LinkedHashMap<>();
    forms.put(data.oosLabel(), LabelForm.of(data.oosLabel()));
    known.forEach(label -> forms.computeIfAbsent(label, LabelForm::of));
    data.rows().forEach(row -> forms.computeIfAbsent(row.label(), LabelForm::of));
    List<Map.Entry<String, LabelForm>> all = List.copyOf(forms.entrySet());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      LabelForm first = all.get(i).getValue();
      for (Map.Entry<String, LabelForm> second : all.subList(i + 1, all.size())) {
        if (first.isSame(second.getValue())) {
          String difference = first.difference(second.getValue());
          pairs.add(new Pair(all.get(i).getKey(), second.getKey(), difference));
        }
      }
    }
    return pairs;
  }

  /**
   * Checks that no two labels are one to people: neither labels of rows, nor known classes, nor the
   * out-of-scope word; and that no class says out of scope in another word.
   *
   * @throws MicromapException naming pairs and their lines
   */
  public static void requireDistinct(LabelledPrompts data, Collection<String> known) {
    Faults faults = new Faults(ErrorCode.BAD_VALUE, SHOWN);
    same(data, known).stream()
        .filter(pair -> !isOutOfScope(pair, data))
        .forEach(pair -> faults.add(describe(data, pair)));
    faults.throwIfAny("Write each label in one way.");
    requireOneOutOfScope(data, known);
  }

  /** Whether a pair is the out-of-scope word, which no row carries, and a label of rows. */
  public static boolean isOutOfScope(Pair pair, LabelledPrompts data) {
    return pair.first().equals(data.oosLabel())
        && data.outOfScope().isEmpty()
        && data.labels().contains(pair.second());
  }

  /** The labels of rows that say out of scope, but not in the word of out-of-scope rows. */
  public static List<String> outOfScope(LabelledPrompts data, Collection<String> known) {
    return Stream.concat(
            same(data, known).stream().filter(pair -> isOutOfScope(pair, data)).map(Pair::second),
            ScopeNames.outOfScope(data.labels()).stream())
        .distinct()
        .toList();
  }

  /** No class may be named as out-of-scope rows are: its rows would be answered. */
  private static void requireOneOutOfScope(LabelledPrompts data, Collection<String> known) {
    Faults faults = new Faults(ErrorCode.BAD_VALUE, SHOWN);
    List<String> saying = outOfScope(data, known);
    for (String label : saying) {
      faults.add(
          "Label '"
              + label
              + "'"
              + place(data, label)
              + " says out of scope, but out-of-scope rows carry '"
              + data.oosLabel()
              + "': it would be a class of its own, and answered.");
    }
    if (saying.size() > 1 || !data.outOfScope().isEmpty()) {
      faults.throwIfAny("Write '%s' in these rows.", data.oosLabel());
    }
    faults.throwIfAny(
        "Give %s %s, or write '%s' in these rows.",
        new Field("oosLabel"), saying.isEmpty() ? "" : saying.get(0), data.oosLabel());
  }

  /** As above, where the rows' labels are the classes. */
  public static void requireDistinct(LabelledPrompts data) {
    requireDistinct(data, List.of());
  }

  private static String describe(LabelledPrompts data, Pair pair) {
    boolean isOos = pair.first().equals(data.oosLabel());
    return (isOos ? "The out-of-scope label '" : "Label '")
        + pair.first()
        + "'"
        + place(data, pair.first())
        + " and '"
        + pair.second()
        + "'"
        + place(data, pair.second())
        + " differ in nothing but "
        + pair.difference()
        + ".";
  }

  private static String place(LabelledPrompts data, String label) {
    return data.rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .map(row -> " (" + row.place() + ")")
        .orElse("");
  }
}
