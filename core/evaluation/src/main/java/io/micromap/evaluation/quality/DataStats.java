package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Figures of labelled prompts.
 *
 * @param schemaVersion of the JSON form
 * @param data name of the rows
 * @param dataSha256 hash of prompts and labels
 * @param rows how many
 * @param rowsOutOfScope how many of them belong to no class
 * @param shareOutOfScope the same as a share, in [0, 1]
 * @param classes rows by class, names sorted
 * @param classSizes quantiles of the rows by class
 * @param words quantiles of the words by prompt
 * @param characters quantiles of the characters (code points) by prompt
 * @param vocabulary number of different words, lower case, accents folded, numbers as one
 * @param seenOnce how many of them stand in one prompt only
 * @param duplicates rows whose prompt stands earlier under the same label
 * @param nearDuplicates rows that lie in groups of near duplicates, all but one of each group
 */
public record DataStats(
    int schemaVersion,
    String data,
    String dataSha256,
    int rows,
    int rowsOutOfScope,
    double shareOutOfScope,
    SortedMap<String, Integer> classes,
    Quantiles classSizes,
    Quantiles words,
    Quantiles characters,
    int vocabulary,
    int seenOnce,
    int duplicates,
    int nearDuplicates) {

  /**
   * Values at the ranks of 0, 5, 25, 50, 75, 95 and 100 percent, each one that occurs (the least
   * with so many at or below it).
   */
  public record Quantiles(int min, int p5, int p25, int median, int p75, int p95, int max) {

    static Quantiles of(IntStream values) {
      int[] sorted = values.sorted().toArray();
      return new Quantiles(
          at(sorted, 0),
          at(sorted, 5),
          at(sorted, 25),
          at(sorted, 50),
          at(sorted, 75),
          at(sorted, 95),
          at(sorted, 100));
    }

    private static int at(int[] sorted, int percent) {
      long rank = ((long) sorted.length * percent + 99) / 100;
      return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, rank - 1)];
    }

    private String toText() {
      return String.format(
          Locale.ROOT, "%8d%8d%8d%8d%8d%8d%8d", min, p5, p25, median, p75, p95, max);
    }
  }

  private static final int SCHEMA_VERSION = 1;

  /** Figures of some rows. */
  public static DataStats of(LabelledPrompts data) {
    List<Row> rows = data.rows();
    NearDuplicates near = NearDuplicates.of(rows, i -> "");
    SortedMap<String, Integer> classes = new TreeMap<>();
    data.inScope().forEach(row -> classes.merge(row.label(), 1, Integer::sum));
    List<List<String>> words = rows.parallelStream().map(reader()).toList();
    Map<String, Integer> documents = new HashMap<>();
    words.stream()
        .flatMap(ofRow -> ofRow.stream().distinct())
        .forEach(word -> documents.merge(word, 1, Integer::sum));
    int outside = data.outOfScope().size();
    return new DataStats(
        SCHEMA_VERSION,
        data.name(),
        data.sha256(),
        rows.size(),
        outside,
        Json.round((double) outside / rows.size()),
        classes,
        Quantiles.of(classes.values().stream().mapToInt(size -> size)),
        Quantiles.of(words.stream().mapToInt(List::size)),
        quantiles(rows, row -> row.prompt().codePointCount(0, row.prompt().length())),
        documents.size(),
        (int) documents.values().stream().filter(count -> count == 1).count(),
        rows.size()
            - (int) rows.stream().map(row -> row.label() + "," + row.prompt()).distinct().count(),
        rows.size() - (int) Arrays.stream(near.groups()).distinct().count());
  }

  private static Function<Row, List<String>> reader() {
    NormalForm normal = new NormalForm();
    return row -> {
      String form = normal.of(row.prompt());
      return form.isEmpty() ? List.of() : List.of(form.split(" "));
    };
  }

  private static Quantiles quantiles(List<Row> rows, ToIntFunction<Row> value) {
    return Quantiles.of(rows.stream().mapToInt(value));
  }

  /** The figures as text, classes by size. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(line("rows", rows));
    text.append(line("classes", classes.size()));
    text.append(
        String.format(
            Locale.ROOT,
            "%-32s%8d  (%.4f)\n",
            "rows out of scope",
            rowsOutOfScope,
            shareOutOfScope));
    text.append(line("different words", vocabulary));
    text.append(line("of them in one prompt only", seenOnce));
    text.append(line("rows that repeat another", duplicates));
    text.append(line("rows nearly like another", nearDuplicates));
    text.append('\n').append(String.format(Locale.ROOT, "%-20s", ""));
    text.append("     min      5%     25%  median     75%     95%     max\n");
    text.append(String.format(Locale.ROOT, "%-20s%s\n", "rows by class", classSizes.toText()));
    text.append(String.format(Locale.ROOT, "%-20s%s\n", "words by prompt", words.toText()));
    text.append(
        String.format(Locale.ROOT, "%-20s%s\n", "characters by prompt", characters.toText()));
    text.append("\nrows by class\n");
    classes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                text.append(
                    String.format(Locale.ROOT, "%8d  %s\n", entry.getValue(), entry.getKey())));
    return text.toString();
  }

  private static String line(String what, int count) {
    return String.format(Locale.ROOT, "%-32s%8d\n", what, count);
  }
}
