package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.LabelNames;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.ScopeNames;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.text.Counted;
import io.micromap.runtime.text.LabelForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks of the classes: their number, sizes and names. */
final class ClassChecks {

  private static final int FEW_ROWS = 30;
  private static final int GOOD_ROWS = 1_000;
  private static final int GOOD_CLASSES = 8;
  private static final int LEAST_ROWS = 2;
  private static final int RARE = 10;

  private final LabelledPrompts data;
  private final List<String> known;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  /**
   * Checks data.
   *
   * @param known the classes there have to be; empty to accept those of the rows
   */
  ClassChecks(LabelledPrompts data, List<String> known) {
    this.data = data;
    this.known = known;
    known.forEach(label -> rows.put(label, new ArrayList<>()));
    data.inScope()
        .forEach(row -> rows.computeIfAbsent(row.label(), k -> new ArrayList<>()).add(row));
  }

  List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    add(findings, FindingKind.UNKNOWN_LABELS, "unknown labels", unknown());
    add(findings, FindingKind.UNTRAINABLE, "reasons that stop training", untrainable());
    add(
        findings,
        FindingKind.SAME_LABELS,
        "labels that are one but for case, form or script",
        same());
    add(
        findings,
        FindingKind.OUT_OF_SCOPE_NAMES,
        "labels that say out of scope in another word",
        outOfScopeNames());
    add(
        findings,
        FindingKind.VAGUE_LABELS,
        "classes whose name may say that a row belongs to none",
        vague());
    add(findings, FindingKind.LABEL_NAMES, "labels that look like typos", names());
    add(findings, FindingKind.CLASS_SIZES, "sizes below what is recommended", sizes());
    return findings;
  }

  private static void add(
      List<Finding> findings, FindingKind kind, String what, List<Example> examples) {
    if (!examples.isEmpty()) {
      findings.add(new Finding(kind, examples.size(), what, examples));
    }
  }

  private List<Example> unknown() {
    return rows.keySet().stream()
        .filter(label -> !known.isEmpty() && !known.contains(label))
        .map(label -> example(label, "'" + label + "'." + Suggestion.didYouMean(label, known)))
        .toList();
  }

  private List<Example> untrainable() {
    List<Example> examples = new ArrayList<>();
    if (rows.size() < 2) {
      examples.add(example("number of classes: " + rows.size()));
    }
    long trained = rows.values().stream().filter(rows -> rows.size() >= LEAST_ROWS).count();
    if (rows.size() >= 2 && trained < 2) {
      examples.add(example("number of classes with " + LEAST_ROWS + " rows or more: " + trained));
    }
    rows.forEach(
        (label, ofClass) -> {
          if (ofClass.isEmpty()) {
            examples.add(example("'" + label + "' has no row"));
          }
        });
    return examples;
  }

  private List<Example> sizes() {
    List<Example> examples = new ArrayList<>();
    int inScope = rows.values().stream().mapToInt(List::size).sum();
    if (inScope < GOOD_ROWS) {
      examples.add(example(Counted.of(inScope, "in-scope row") + "; better " + GOOD_ROWS));
    }
    if (rows.size() < GOOD_CLASSES) {
      examples.add(example(Counted.of(rows.size(), "class") + "; better " + GOOD_CLASSES));
    }
    rows.entrySet().stream()
        .filter(entry -> entry.getValue().size() < FEW_ROWS)
        .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(ClassChecks::few)
        .forEach(examples::add);
    if (data.outOfScope().isEmpty()) {
      examples.add(
          example(
              "no out-of-scope row ('"
                  + data.oosLabel()
                  + "'); write some, near misses and"
                  + " opposites of the classes first"));
    }
    return examples;
  }

  private static Example few(Map.Entry<String, List<Row>> entry) {
    return example(
        "'" + entry.getKey() + "' has " + entry.getValue().size() + "; better " + FEW_ROWS);
  }

  private List<Example> names() {
    List<Example> examples = new ArrayList<>();
    List<String> names = new ArrayList<>(rows.keySet());
    if (!data.outOfScope().isEmpty() || !names.isEmpty()) {
      names.add(data.oosLabel());
    }
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        slip(names.get(i), names.get(j), examples);
      }
    }
    return examples;
  }

  private List<Example> same() {
    return LabelNames.same(data, known).stream()
        .filter(pair -> !LabelNames.isOutOfScope(pair, data))
        .map(
            pair ->
                example(
                    pair.second(),
                    "'" + pair.second() + "', '" + pair.first() + "': " + pair.difference()))
        .toList();
  }

  private List<Example> outOfScopeNames() {
    return LabelNames.outOfScope(data, known).stream()
        .map(
            label ->
                example(
                    label,
                    "'"
                        + label
                        + "'; out-of-scope rows carry '"
                        + data.oosLabel()
                        + "' ("
                        + Counted.of(data.outOfScope().size(), "row")
                        + ")"))
        .toList();
  }

  /** As training warns of them: the classes of a domain are meant. */
  private List<Example> vague() {
    return known.isEmpty()
        ? ScopeNames.vague(data.labels()).stream()
            .map(
                label -> example(label, "'" + label + "' (" + Counted.of(size(label), "row") + ")"))
            .toList()
        : List.of();
  }

  private void slip(String a, String b, List<Example> examples) {
    String rare = size(a) <= size(b) ? a : b;
    String usual = rare.equals(a) ? b : a;
    boolean same = plain(a).equals(plain(b));
    boolean isOne = LabelForm.of(a).isSame(LabelForm.of(b));
    boolean isRare = size(rare) > 0 && size(rare) * RARE <= size(usual);
    boolean isSlip = (size(rare) > 0 && same) || (isRare && isNear(plain(a), plain(b)));
    if (isSlip && !isOne) {
      examples.add(
          example(
              rare,
              "'"
                  + rare
                  + "' ("
                  + Counted.of(size(rare), "row")
                  + "), '"
                  + usual
                  + "' ("
                  + size(usual)
                  + ")"));
    }
  }

  private int size(String label) {
    return label.equals(data.oosLabel())
        ? data.outOfScope().size()
        : rows.getOrDefault(label, List.of()).size();
  }

  /** At most one letter in three differs, and three in all; differing numbers are intended. */
  private static boolean isNear(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int longer = Math.max(a.length(), b.length());
    boolean numbered = a.replaceAll("[0-9]", "").equals(b.replaceAll("[0-9]", ""));
    int allowed = Math.min(3, Math.max(1, shorter / 3));
    return !numbered
        && shorter >= 4
        && longer - shorter <= allowed
        && Suggestion.distance(a, b) <= allowed;
  }

  private static String plain(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static Example example(String text) {
    return new Example(List.of(), text);
  }

  private Example example(String label, String text) {
    List<Row> ofLabel =
        label.equals(data.oosLabel()) ? data.outOfScope() : rows.getOrDefault(label, List.of());
    return new Example(ofLabel.stream().map(Row::place).toList(), text);
  }
}
