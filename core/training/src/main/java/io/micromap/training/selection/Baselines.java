package io.micromap.training.selection;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.mapper.Mapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules without training to compare a mapper with: the largest class, the most similar row. */
final class Baselines {

  /** Comparisons of two rows that are worth their time. */
  private static final int COMPARISONS = 20_000_000;

  private final Mapper mapper;
  private final List<Row> rows;
  private final List<FeatureVector> vectors;
  private final String largest;

  Baselines(Mapper mapper, LabelledPrompts training) {
    this.mapper = mapper;
    this.rows = training.rows();
    this.vectors = rows.parallelStream().map(row -> mapper.vector(row.prompt())).toList();
    this.largest = largest(training.inScope());
  }

  private static String largest(List<Row> rows) {
    Map<String, Long> sizes =
        rows.stream()
            .collect(Collectors.groupingBy(Row::label, TreeMap::new, Collectors.counting()));
    long most = sizes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return sizes.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** The class with most rows, the first by name among equals. */
  String largestClass() {
    return largest;
  }

  /** Some of many, evenly spread; all of few. */
  <E> List<E> affordable(List<E> all) {
    int some = Math.min(all.size(), Math.max(1, COMPARISONS / Math.max(1, rows.size())));
    return IntStream.range(0, some)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / some)))
        .toList();
  }

  /** The label of the most similar row by cosine, the first among equals. */
  String label(String prompt) {
    FeatureVector asked = mapper.vector(prompt);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.size(); i++) {
      double similarity = asked.dot(vectors.get(i));
      if (similarity > most) {
        most = similarity;
        best = i;
      }
    }
    return rows.get(best).label();
  }
}
