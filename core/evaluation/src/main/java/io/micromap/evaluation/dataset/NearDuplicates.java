package io.micromap.evaluation.dataset;

import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.featurizer.PromptKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows whose prompts say the same in nearly the same words.
 *
 * <p>Prompts of one {@link PromptKey#shape} are near duplicates, and so are those whose forms share
 * at least {@value #SIMILARITY} of their runs of four characters. Candidates come from bands of
 * MinHash signatures; of a crowded band each form is compared with the {@value #WINDOW} before it
 * in the alphabet, so that the work grows with the number of rows, not with its square. The result
 * depends on rows and kinds alone, not on threads.
 */
public final class NearDuplicates {

  /** Jaccard coefficient from which two forms are near. */
  static final double SIMILARITY = 0.7;

  private static final char VERBATIM = '=';
  private static final int WINDOW = 16;
  private static final int MOST_PAIRS = 1_000_000;

  private final String[] forms;
  private final int[] formOf;
  private final int[] first;
  private final int[] kinds;
  private final int[] parent;
  private final List<Pair> pairs = new ArrayList<>();
  private final Set<Long> mixed = new HashSet<>();

  /**
   * Two rows of different forms that are near.
   *
   * @param a number of the one row
   * @param b number of the other
   * @param similarity Jaccard coefficient, from {@value #SIMILARITY} to 1
   */
  public record Pair(int a, int b, double similarity) {}

  /**
   * Finds them.
   *
   * @param kind of each row by number: of rows of one kind it is enough to know the group, of rows
   *     of two kinds every near pair is kept, up to a million
   */
  public static NearDuplicates of(List<Row> rows, IntFunction<Object> kind) {
    NearDuplicates near = new NearDuplicates(rows, kind);
    near.search();
    return near;
  }

  private NearDuplicates(List<Row> rows, IntFunction<Object> kind) {
    String[] all = rows.parallelStream().map(NearDuplicates::form).toArray(String[]::new);
    forms = Arrays.stream(all).parallel().distinct().sorted().toArray(String[]::new);
    formOf = IntStream.range(0, all.length).parallel().map(i -> number(all[i])).toArray();
    first = new int[forms.length];
    for (int i = formOf.length - 1; i >= 0; i--) {
      first[formOf[i]] = i;
    }
    Map<Object, Integer> numbers = new HashMap<>();
    kinds = new int[forms.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = numbers.computeIfAbsent(kind.apply(first[i]), key -> numbers.size());
    }
    parent = IntStream.range(0, forms.length).toArray();
  }

  /** A prompt without letters is compared verbatim: its numbers and marks are all it says. */
  private static String form(Row row) {
    PromptKey key = row.key();
    String shape = key.shape();
    return shape.codePoints().anyMatch(Character::isLetter) ? shape : VERBATIM + key.text();
  }

  private boolean isVerbatim(int form) {
    return forms[form].charAt(0) == VERBATIM;
  }

  private int number(String form) {
    return Arrays.binarySearch(forms, form);
  }

  /** Number of the group of each row. */
  int[] groups() {
    return IntStream.of(formOf).map(this::find).toArray();
  }

  /** How many different wordings there are, if near duplicates count once. */
  public int wordings() {
    return (int) IntStream.of(groups()).distinct().count();
  }

  /**
   * Numbers of the rows by group, groups in the order of a seeded hash of their words, whatever the
   * order of the rows.
   *
   * @param rows that were compared
   */
  public List<List<Integer>> shuffled(List<Row> rows, long seed) {
    int[] numbers = groups();
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < numbers.length; i++) {
      groups.computeIfAbsent(numbers[i], group -> new ArrayList<>(1)).add(i);
    }
    Map<String, List<Integer>> byHash = new TreeMap<>();
    groups.values().forEach(group -> byHash.put(hash(group, rows, seed), group));
    return List.copyOf(byHash.values());
  }

  private static String hash(List<Integer> group, List<Row> rows, long seed) {
    String least =
        group.stream()
            .map(i -> rows.get(i).key().text())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return Sha256.hex((seed + "|" + least).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The rows by group, large groups first, groups of several prompts alone: rows of one prompt are
   * duplicates, which are counted by themselves.
   *
   * @param rows that were compared
   */
  public List<List<Row>> groupsOf(List<Row> rows) {
    Map<Integer, List<Row>> byGroup = new TreeMap<>();
    for (int i = 0; i < formOf.length; i++) {
      byGroup.computeIfAbsent(find(formOf[i]), group -> new ArrayList<>(1)).add(rows.get(i));
    }
    return byGroup.values().stream()
        .filter(group -> group.stream().map(Row::key).distinct().count() > 1)
        .sorted(Comparator.comparingInt((List<Row> group) -> -group.size()))
        .toList();
  }

  /**
   * How many rows stand in such a group.
   *
   * @param rows that were compared
   */
  public int rows(List<Row> rows) {
    return groupsOf(rows).stream().mapToInt(List::size).sum();
  }

  /** The form by which a row's prompt is compared. */
  public String form(int row) {
    return forms[formOf[row]];
  }

  /** Near pairs of two kinds and, of one kind, as many as link each group; the nearest first. */
  public List<Pair> pairs() {
    return pairs.stream().sorted((p, q) -> Double.compare(q.similarity(), p.similarity())).toList();
  }

  private void search() {
    long[][] bands = bands();
    long numbers = Math.max(1, Long.highestOneBit(forms.length) * 2) - 1;
    for (int band = 0; band < bands.length; band++) {
      long[] sorted = bands[band];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = (sorted[i] & ~numbers) | i;
      }
      Arrays.parallelSort(sorted);
      searchBand(sorted, numbers);
      bands[band] = null; // to be collected: it can be large
    }
  }

  /** The keys of every form, by band. */
  private long[][] bands() {
    long[][] bands = new long[MinHash.BANDS][forms.length];
    IntStream.range(0, forms.length)
        .parallel()
        .forEach(
            i -> {
              long[] keys = MinHash.bands(MinHash.runs(forms[i]));
              for (int band = 0; band < keys.length; band++) {
                bands[band][i] = keys[band];
              }
            });
    return bands;
  }

  private void searchBand(long[] sorted, long numbers) {
    int start = 0;
    for (int i = 0; i < sorted.length; i++) {
      if ((sorted[i] & ~numbers) != (sorted[start] & ~numbers)) {
        start = i;
      }
      for (int j = Math.max(start, i - WINDOW); j < i; j++) {
        compare((int) (sorted[j] & numbers), (int) (sorted[i] & numbers));
      }
    }
  }

  private void compare(int a, int b) {
    boolean isMixed = kinds[a] != kinds[b] && mixed.size() < MOST_PAIRS;
    boolean linked = find(a) == find(b);
    if (isVerbatim(a) || isVerbatim(b) || (linked && !isMixed)) {
      return;
    }
    double similarity = MinHash.similarity(MinHash.runs(forms[a]), MinHash.runs(forms[b]));
    boolean isKnown = similarity < SIMILARITY || (isMixed && !mixed.add(((long) a << 32) | b));
    if (!isKnown) {
      pairs.add(new Pair(first[a], first[b], similarity));
      parent[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
    }
  }

  private int find(int form) {
    int root = form;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
