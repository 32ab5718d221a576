package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.NearDuplicates;
import io.micromap.evaluation.dataset.NearDuplicates.Pair;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.runtime.featurizer.PromptKey;
import io.micromap.runtime.text.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares rows with each other: duplicates, conflicts, overlap. */
final class DuplicateChecks {

  private final List<Row> training;
  private final List<Row> all;
  private final NearDuplicates near;

  /** Checks training rows, and evaluation rows against them. */
  DuplicateChecks(List<Row> training, List<Row> evaluation) {
    this.training = training;
    all = Stream.concat(training.stream(), evaluation.stream()).toList();
    near =
        NearDuplicates.of(
            all, i -> List.of(isTraining(i), isTraining(i) ? all.get(i).label() : ""));
  }

  List<Finding> check() {
    return Stream.of(
            conflicts(), overlap(), nearConflicts(), nearOverlap(), duplicates(), nearDuplicates())
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean isTraining(int row) {
    return row < training.size();
  }

  private Optional<Finding> conflicts() {
    List<Example> examples =
        by(training, Row::key).values().stream()
            .filter(same -> labels(same).size() > 1)
            .map(DuplicateChecks::example)
            .toList();
    return finding(FindingKind.CONFLICTING_LABELS, examples, "prompts under several labels");
  }

  private Optional<Finding> duplicates() {
    List<List<Row>> groups =
        by(training, row -> List.of(row.label(), row.key())).values().stream()
            .filter(same -> same.size() > 1)
            .sorted(Comparator.comparingInt((List<Row> same) -> -same.size()))
            .toList();
    int surplus = groups.stream().mapToInt(same -> same.size() - 1).sum();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                FindingKind.DUPLICATES,
                surplus,
                "rows that repeat another row of their class",
                groups.stream().map(DuplicateChecks::example).toList()));
  }

  private Optional<Finding> overlap() {
    Map<PromptKey, List<Row>> trained = by(training, Row::key);
    List<Example> examples =
        all.stream()
            .skip(training.size())
            .filter(row -> trained.containsKey(row.key()))
            .map(row -> pair(row, trained.get(row.key()).get(0)))
            .toList();
    return finding(FindingKind.OVERLAP, examples, "evaluation rows that are also trained on");
  }

  private Optional<Finding> nearConflicts() {
    List<Example> examples = new ArrayList<>();
    rowsByForm(true).values().stream()
        .map(rows -> rows.stream().map(all::get).toList())
        .filter(rows -> labels(rows).size() > 1 && by(rows, Row::key).size() > 1)
        .map(DuplicateChecks::example)
        .forEach(examples::add);
    near.pairs().stream()
        .filter(pair -> isTraining(pair.a()) && isTraining(pair.b()))
        .filter(pair -> !all.get(pair.a()).label().equals(all.get(pair.b()).label()))
        .map(pair -> pair(all.get(pair.a()), all.get(pair.b())))
        .forEach(examples::add);
    return finding(
        FindingKind.NEAR_CONFLICTS,
        examples,
        "pairs or groups of near duplicates under several labels");
  }

  Optional<Finding> nearOverlap() {
    Set<PromptKey> trained = new HashSet<>(by(training, Row::key).keySet());
    List<Example> examples =
        nearestTrainingRows().entrySet().stream()
            .filter(entry -> !trained.contains(all.get(entry.getKey()).key()))
            .map(entry -> pair(all.get(entry.getKey()), all.get(entry.getValue())))
            .toList();
    return finding(
        FindingKind.NEAR_OVERLAP, examples, "evaluation rows nearly like rows trained on");
  }

  /** Numbers of evaluation rows with that of the training row most like each, if one is near. */
  private Map<Integer, Integer> nearestTrainingRows() {
    Map<String, List<Integer>> trainedForms = rowsByForm(true);
    Map<String, List<Integer>> evaluatedForms = rowsByForm(false);
    Map<Integer, Integer> nearest = new LinkedHashMap<>();
    evaluatedForms.forEach(
        (form, rows) -> {
          List<Integer> same = trainedForms.getOrDefault(form, List.of());
          rows.forEach(row -> same.stream().limit(1).forEach(other -> nearest.put(row, other)));
        });
    for (Pair pair : near.pairs()) {
      if (isTraining(pair.a()) != isTraining(pair.b())) {
        int inside = isTraining(pair.a()) ? pair.a() : pair.b();
        int outside = isTraining(pair.a()) ? pair.b() : pair.a();
        evaluatedForms
            .getOrDefault(near.form(outside), List.of())
            .forEach(row -> nearest.putIfAbsent(row, inside));
      }
    }
    return nearest;
  }

  private Optional<Finding> nearDuplicates() {
    List<List<Row>> groups = groups();
    int rows = groups.stream().mapToInt(List::size).sum();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                FindingKind.NEAR_DUPLICATES,
                rows,
                "rows, in " + Counted.of(groups.size(), "group"),
                groups.stream().map(DuplicateChecks::example).toList()));
  }

  /** As {@code data stats} counts them: whatever evaluation rows link is not near by that. */
  private List<List<Row>> groups() {
    NearDuplicates own =
        all.size() == training.size() ? near : NearDuplicates.of(training, i -> "");
    return own.groupsOf(training);
  }

  /** Rows of one side by form, forms in the order of their first row. */
  private Map<String, List<Integer>> rowsByForm(boolean trainingSide) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (isTraining(i) == trainingSide) {
        rows.computeIfAbsent(near.form(i), form -> new ArrayList<>(1)).add(i);
      }
    }
    return rows;
  }

  private static <K> Map<K, List<Row>> by(List<Row> rows, Function<Row, K> key) {
    Map<K, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>(1)).add(row));
    return groups;
  }

  private static List<String> labels(List<Row> rows) {
    return rows.stream().map(Row::label).distinct().toList();
  }

  private static Example pair(Row row, Row other) {
    return new Example(
        List.of(row.place(), other.place()),
        Quote.of(row.prompt())
            + (row.label().equals(other.label())
                ? " (" + row.label() + ")"
                : " ("
                    + row.label()
                    + ") and "
                    + Quote.of(other.prompt())
                    + " ("
                    + other.label()
                    + ")"));
  }

  private static Example example(List<Row> rows) {
    return new Example(
        rows.stream().map(Row::place).toList(),
        Quote.of(rows.get(0).prompt()) + " (" + String.join(", ", labels(rows)) + ")");
  }

  private static Optional<Finding> finding(FindingKind kind, List<Example> examples, String what) {
    return examples.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding(kind, examples.size(), what, examples));
  }
}
