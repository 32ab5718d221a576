package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.NearDuplicates;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Two parts of one data set: training and evaluation rows. Every class has its share in both, and
 * near duplicates are on the same side.
 *
 * @param training in the order of the data
 * @param evaluation in the order of the data
 * @param groups number of groups of near duplicates, of two prompts or more
 */
public record StratifiedSplit(LabelledPrompts training, LabelledPrompts evaluation, int groups) {

  private static final int SCHEMA_VERSION = 2;
  private static final int LEAST_TRAINING_ROWS = 2;

  /**
   * Splits. Groups of near duplicates are taken in the order of a seeded hash of their words; one
   * goes to the evaluation part if every class it touches has room there, so that a class whose
   * groups are large gets less than its share, never more.
   *
   * @param share of each class's rows for evaluation, in (0, 1); at least one of the rows where a
   *     class has three or more, and two rows of every class stay for training
   * @throws MicromapException if the share is out of range or no row can be spared
   */
  public static StratifiedSplit of(LabelledPrompts data, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new MicromapException(
          ErrorCode.USAGE, "An evaluation share of " + share + ": expected one between 0 and 1.");
    }
    NearDuplicates near = NearDuplicates.of(data.rows(), i -> "");
    List<List<Integer>> groups = near.shuffled(data.rows(), seed);
    Set<Integer> held = held(groups, data.rows(), share);
    if (held.isEmpty()) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name()
              + ": no row can be spared for evaluation: every class is too small, or all its rows"
              + " are near duplicates. Add rows.");
    }
    return new StratifiedSplit(
        part(data, held, false), part(data, held, true), near.groupsOf(data.rows()).size());
  }

  /** Numbers of the rows for evaluation. */
  private static Set<Integer> held(List<List<Integer>> groups, List<Row> rows, double share) {
    Map<String, Integer> room = new HashMap<>();
    sizes(rows).forEach((label, size) -> room.put(label, target(size, share)));
    Set<Integer> held = new HashSet<>();
    for (List<Integer> group : groups) {
      Map<String, Integer> needed = sizes(group.stream().map(rows::get).toList());
      if (needed.entrySet().stream().allMatch(e -> e.getValue() <= room.get(e.getKey()))) {
        needed.forEach((label, size) -> room.merge(label, -size, Integer::sum));
        held.addAll(group);
      }
    }
    return held;
  }

  private static int target(int size, double share) {
    int wanted = Math.max(1, (int) Math.rint(size * share));
    return Math.max(0, Math.min(wanted, size - LEAST_TRAINING_ROWS));
  }

  private static LabelledPrompts part(LabelledPrompts data, Set<Integer> held, boolean inside) {
    return data.with(
        IntStream.range(0, data.rows().size())
            .filter(i -> held.contains(i) == inside)
            .mapToObj(data.rows()::get)
            .toList());
  }

  private static Map<String, Integer> sizes(List<Row> rows) {
    Map<String, Integer> sizes = new TreeMap<>();
    rows.forEach(row -> sizes.merge(row.label(), 1, Integer::sum));
    return sizes;
  }

  /** Rows by side, as text. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(line("all", training.rows().size(), evaluation.rows().size()));
    Map<String, Integer> held = sizes(evaluation.rows());
    sizes(training.rows())
        .forEach((label, size) -> text.append(line(label, size, held.getOrDefault(label, 0))));
    return text.append(Counted.of(groups, "group") + " of near duplicates, each on one side\n")
        .toString();
  }

  private static String line(String what, int trained, int held) {
    return String.format(Locale.ROOT, "%8d to train, %7d to evaluate: %s\n", trained, held, what);
  }

  /**
   * The document of {@code data split}, described in {@code docs/formats.md}.
   *
   * @param schemaVersion version of the fields
   * @param trainingRows how many
   * @param evaluationRows how many
   * @param groups number of groups of near duplicates, of two prompts or more
   * @param trainingSha256 hash of prompts and labels
   * @param evaluationSha256 hash of prompts and labels
   * @param classes rows by class, names sorted
   */
  public record Document(
      int schemaVersion,
      int trainingRows,
      int evaluationRows,
      int groups,
      String trainingSha256,
      String evaluationSha256,
      SortedMap<String, Sides> classes) {}

  /** How many of a class's rows are on each side. */
  public record Sides(int training, int evaluation) {}

  /** Rows by side and class, as a document. */
  public Document document() {
    Map<String, Integer> held = sizes(evaluation.rows());
    SortedMap<String, Sides> classes = new TreeMap<>();
    sizes(training.rows())
        .forEach((label, size) -> classes.put(label, new Sides(size, held.getOrDefault(label, 0))));
    return new Document(
        SCHEMA_VERSION,
        training.rows().size(),
        evaluation.rows().size(),
        groups,
        training.sha256(),
        evaluation.sha256(),
        classes);
  }
}
