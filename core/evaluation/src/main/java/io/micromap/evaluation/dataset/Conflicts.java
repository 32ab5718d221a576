package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.featurizer.PromptKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prompts that stand under several labels. */
final class Conflicts {

  private static final int QUOTED = 80;

  /** Places shown of one label. */
  private static final int PLACES = 2;

  private Conflicts() {}

  /**
   * What a policy leaves.
   *
   * @param rows in order
   * @param leftOut the others
   */
  record Resolved(List<Row> rows, LeftOut leftOut) {}

  /**
   * The rows that a policy leaves, in order.
   *
   * @throws io.micromap.runtime.error.MicromapException listing every such prompt, where the policy
   *     is to stop
   */
  static Resolved resolve(List<Row> rows, ConflictPolicy policy) {
    Map<PromptKey, List<Row>> byPrompt = new LinkedHashMap<>();
    List<PromptKey> keys = rows.parallelStream().map(Row::key).toList();
    for (int i = 0; i < keys.size(); i++) {
      byPrompt.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(rows.get(i));
    }
    Faults faults = new Faults(ErrorCode.CONFLICTING_LABELS, Integer.MAX_VALUE);
    Set<Row> dropped = new HashSet<>();
    int tied = 0;
    int kept = 0;
    for (List<Row> same : byPrompt.values()) {
      if (same.stream().map(Row::label).distinct().count() > 1) {
        switch (policy) {
          case ERROR -> faults.add(describe(same));
          case KEEP -> kept += same.size();
          case DROP -> dropped.addAll(same);
          case MAJORITY -> {
            Optional<String> winner = winner(same);
            tied += winner.isEmpty() ? same.size() : 0;
            dropped.addAll(without(winner, same));
          }
        }
      }
    }
    faults.throwIfAny(
        "One prompt has one label; fix the rows, or go on with %s drop, keep or majority.",
        new Field("onConflict"));
    int others = dropped.size() - tied;
    boolean votes = policy == ConflictPolicy.MAJORITY;
    return new Resolved(
        rows.stream().filter(row -> !dropped.contains(row)).toList(),
        new LeftOut(rows.size(), votes ? 0 : others, votes ? others : 0, tied, 0, kept));
  }

  /** Each label with the first places of it. */
  private static String describe(List<Row> same) {
    Map<String, List<Row>> byLabel = new LinkedHashMap<>();
    same.forEach(row -> byLabel.computeIfAbsent(row.label(), label -> new ArrayList<>()).add(row));
    return byLabel.entrySet().stream()
        .map(entry -> entry.getKey() + " at " + places(entry.getValue()))
        .collect(Collectors.joining(", ", "\"" + abbreviate(same.get(0).prompt()) + "\" is ", "."));
  }

  private static String places(List<Row> rows) {
    String first =
        rows.stream().limit(PLACES).map(Row::place).collect(Collectors.joining(" and at "));
    int more = rows.size() - PLACES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String abbreviate(String prompt) {
    String line = prompt.lines().findFirst().orElse("");
    return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
  }

  /** The commonest label; none where two are equally common. */
  private static Optional<String> winner(List<Row> same) {
    Map<String, Integer> counts = new TreeMap<>();
    same.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    List<String> winners =
        counts.keySet().stream().filter(label -> counts.get(label) == most).toList();
    return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
  }

  private static List<Row> without(Optional<String> label, List<Row> same) {
    return same.stream().filter(row -> !label.equals(Optional.of(row.label()))).toList();
  }
}
