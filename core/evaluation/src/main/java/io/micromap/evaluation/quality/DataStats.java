package io.micromap.evaluation.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.NearDuplicates;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.text.Counted;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures of labelled prompts: the document of {@code data stats}, described in {@code
 * docs/formats.md}.
 *
 * @param schemaVersion version of the fields
 * @param origin where the rows come from
 * @param size how many rows there are
 * @param classes rows by class, names sorted
 * @param quantiles how rows and prompts are distributed
 * @param distinct how many different words
 * @param repeats how many rows say nothing new
 */
public record DataStats(
    int schemaVersion,
    @JsonUnwrapped Origin origin,
    @JsonUnwrapped Size size,
    SortedMap<String, Integer> classes,
    @JsonUnwrapped Distribution quantiles,
    @JsonUnwrapped Words distinct,
    @JsonUnwrapped Repeats repeats) {

  /**
   * Where the rows come from.
   *
   * @param data name of the rows
   * @param dataSha256 hash of prompts and labels
   */
  public record Origin(String data, String dataSha256) {}

  /**
   * How many rows there are.
   *
   * @param rows all
   * @param rowsOutOfScope of those, out of scope
   * @param shareOutOfScope the same as a share, in [0, 1]
   */
  public record Size(int rows, int rowsOutOfScope, double shareOutOfScope) {

    private static Size of(LabelledPrompts data) {
      int rows = data.rows().size();
      int outside = data.outOfScope().size();
      return new Size(rows, outside, Json.round((double) outside / rows));
    }
  }

  /**
   * How rows and prompts are distributed.
   *
   * @param classSizes quantiles of the rows by class
   * @param words quantiles of the words by prompt
   * @param characters quantiles of the characters (code points) by prompt
   */
  public record Distribution(Quantiles classSizes, Quantiles words, Quantiles characters) {}

  /**
   * Different words, in lower case, accents folded, all numbers as one.
   *
   * @param vocabulary how many
   * @param seenOnce of those, how many are in one prompt only
   */
  public record Words(int vocabulary, int seenOnce) {

    private static Words of(List<List<String>> prompts) {
      Map<String, Integer> documents = new HashMap<>();
      prompts.stream()
          .flatMap(words -> words.stream().distinct())
          .forEach(word -> documents.merge(word, 1, Integer::sum));
      long once = documents.values().stream().filter(count -> count == 1).count();
      return new Words(documents.size(), (int) once);
    }
  }

  /**
   * Rows that say nothing new.
   *
   * @param duplicates rows whose prompt is in an earlier row of the same label
   * @param nearDuplicates rows that are nearly like another, as {@code data check} counts them: all
   *     rows of groups with several prompts
   * @param nearDuplicateGroups number of these groups
   */
  public record Repeats(int duplicates, int nearDuplicates, int nearDuplicateGroups) {

    private static Repeats of(List<Row> rows) {
      long distinct = rows.stream().map(row -> List.of(row.label(), row.key())).distinct().count();
      List<List<Row>> groups = NearDuplicates.of(rows, i -> "").groupsOf(rows);
      int near = groups.stream().mapToInt(List::size).sum();
      return new Repeats(rows.size() - (int) distinct, near, groups.size());
    }
  }

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
      return format("%8d%8d%8d%8d%8d%8d%8d", min, p5, p25, median, p75, p95, max);
    }
  }

  private static final int SCHEMA_VERSION = 2;

  /** Figures of some rows. */
  public static DataStats of(LabelledPrompts data) {
    List<Row> rows = data.rows();
    SortedMap<String, Integer> classes = new TreeMap<>();
    data.inScope().forEach(row -> classes.merge(row.label(), 1, Integer::sum));
    List<List<String>> words = rows.parallelStream().map(DataStats::words).toList();
    return new DataStats(
        SCHEMA_VERSION,
        new Origin(data.name(), data.sha256()),
        Size.of(data),
        classes,
        new Distribution(
            Quantiles.of(classes.values().stream().mapToInt(size -> size)),
            Quantiles.of(words.stream().mapToInt(List::size)),
            Quantiles.of(rows.stream().mapToInt(DataStats::characters))),
        Words.of(words),
        Repeats.of(rows));
  }

  private static int characters(Row row) {
    return row.prompt().codePointCount(0, row.prompt().length());
  }

  private static List<String> words(Row row) {
    String shape = row.key().shape();
    return shape.isEmpty() ? List.of() : List.of(shape.split(" "));
  }

  /** The figures as text, classes by size. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(line("rows", size.rows));
    text.append(line("classes", classes.size()));
    text.append(
        format(
            "%-32s%8d  (%.4f)\n", "out-of-scope rows", size.rowsOutOfScope, size.shareOutOfScope));
    text.append(line("different words", distinct.vocabulary));
    text.append(line("of these, in one prompt only", distinct.seenOnce));
    text.append(line("rows that repeat another", repeats.duplicates));
    text.append(
        format(
            "%-32s%8d  (in %s)\n",
            "rows nearly like another",
            repeats.nearDuplicates,
            Counted.of(repeats.nearDuplicateGroups, "group")));
    text.append(
        format("\n%-20s     min      5%%     25%%  median     75%%     95%%     max\n", ""));
    text.append(line("rows by class", quantiles.classSizes));
    text.append(line("words by prompt", quantiles.words));
    text.append(line("characters by prompt", quantiles.characters));
    return text.append(classesToText()).toString();
  }

  private String classesToText() {
    return classes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> format("%8d  %s\n", entry.getValue(), entry.getKey()))
        .collect(Collectors.joining("", "\nrows by class\n", ""));
  }

  private static String line(String what, int count) {
    return format("%-32s%8d\n", what, count);
  }

  private static String line(String what, Quantiles quantiles) {
    return format("%-20s%s\n", what, quantiles.toText());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
