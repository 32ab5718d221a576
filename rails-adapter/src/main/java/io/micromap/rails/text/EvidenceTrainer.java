package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns {@link EvidenceWeights}: per column a support vector machine that tells its rows from all
 * others. The solver uses basic arithmetic alone, so the same rows give the same weights anywhere.
 * All examples are read once; weights are learnt from any part of them.
 */
final class EvidenceTrainer {
  private final int classes;
  private final int columns;
  private final ClauseFeatures reader;
  private final SolverOptions options;
  private final List<String> names;
  private final List<Vector> vectors;

  /**
   * A prompt to learn from.
   *
   * @param column its class, or the last column for an out-of-scope prompt
   */
  record Example(List<Word> words, int column) {}

  /**
   * The features of an example.
   *
   * @param features numbers of its features' names, ascending
   * @param meaning direction of its mean word vector
   */
  private record Vector(int[] features, double[] meaning, int column) {}

  /**
   * Reads the examples.
   *
   * @param classes how many columns are classes
   * @param columns the same, or one more for out-of-scope prompts
   * @param reader finds the features of words
   * @param options of the solver
   */
  EvidenceTrainer(
      List<Example> examples,
      int classes,
      int columns,
      ClauseFeatures reader,
      SolverOptions options) {
    this.classes = classes;
    this.columns = columns;
    this.reader = reader;
    this.options = options;
    Found found = new Found(reader);
    List<int[]> ofExample =
        examples.stream().map(example -> found.features(example.words)).toList();
    names = found.numbers.keySet().stream().sorted().toList();
    int[] places = found.places(names);
    vectors =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> vector(examples.get(i), ofExample.get(i), places))
            .toList();
  }

  private static Vector vector(Example example, int[] found, int[] places) {
    return new Vector(
        Arrays.stream(found).map(number -> places[number]).sorted().distinct().toArray(),
        ClauseFeatures.meaning(example.words),
        example.column);
  }

  /** Numbers features in the order in which they are found; what a word has alone is found once. */
  private record Found(
      ClauseFeatures reader, Map<String, Integer> numbers, Map<String, int[]> ofWord) {

    Found(ClauseFeatures reader) {
      this(reader, new HashMap<>(), new HashMap<>());
    }

    int[] features(List<Word> words) {
      IntStream.Builder found = IntStream.builder();
      for (Word word : words) {
        for (int feature : ofWord.computeIfAbsent(word.text(), this::parts)) {
          found.add(feature);
        }
      }
      Range whole = new Range(0, words.size());
      reader.pairs(words, whole, (feature, first, last) -> found.add(number(feature)));
      return found.build().toArray();
    }

    private int[] parts(String word) {
      IntStream.Builder parts = IntStream.builder();
      reader.parts(word, 0, (feature, first, last) -> parts.add(number(feature)));
      return parts.build().toArray();
    }

    private int number(String feature) {
      return numbers.computeIfAbsent(feature, added -> numbers.size());
    }

    /** By number the place of each feature among all. */
    int[] places(List<String> all) {
      int[] places = new int[all.size()];
      for (int place = 0; place < places.length; place++) {
        places[numbers.get(all.get(place))] = place;
      }
      return places;
    }
  }

  /** Fits the weights to the examples of chosen numbers. */
  EvidenceWeights fit(IntPredicate chosen) {
    List<Vector> seen =
        IntStream.range(0, vectors.size()).filter(chosen).mapToObj(vectors::get).toList();
    Seen features = Seen.of(seen, names.size(), classes);
    ExampleRows rows = rows(seen, features);
    float[] weights = new float[rows.columns() * columns];
    IntStream.range(0, columns)
        .parallel()
        .forEach(
            k -> {
              double[] solution = solve(rows, seen, k);
              for (int row = 0; row < solution.length; row++) {
                weights[row * columns + k] = (float) solution[row];
              }
            });
    List<String> known = Arrays.stream(features.kept).mapToObj(names::get).toList();
    return new EvidenceWeights(reader, known, features.inScope, features.scales, weights, columns);
  }

  /**
   * The features of the examples that are learnt from, a row each.
   *
   * @param kept their numbers, ascending
   * @param rowOf each number's row
   * @param inScope whether an in-scope example has it
   * @param scales of each row
   */
  private record Seen(int[] kept, int[] rowOf, boolean[] inScope, float[] scales) {

    static Seen of(List<Vector> seen, int features, int classes) {
      int[] frequency = new int[features];
      boolean[] occursInScope = new boolean[features];
      for (Vector vector : seen) {
        for (int feature : vector.features) {
          frequency[feature]++;
          occursInScope[feature] |= vector.column < classes;
        }
      }
      int[] kept = IntStream.range(0, features).filter(f -> frequency[f] > 0).toArray();
      int[] rowOf = new int[features];
      boolean[] inScope = new boolean[kept.length];
      float[] scales = new float[kept.length];
      for (int row = 0; row < kept.length; row++) {
        rowOf[kept[row]] = row;
        inScope[row] = occursInScope[kept[row]];
        scales[row] = scale(frequency[kept[row]], seen.size());
      }
      return new Seen(kept, rowOf, inScope, scales);
    }

    /** The root of the inverse document frequency, {@code sqrt(ln((1 + n) / (1 + df)) + 1)}. */
    private static float scale(int frequency, int examples) {
      return (float) Math.sqrt(StrictMath.log((1.0 + examples) / (1.0 + frequency)) + 1);
    }
  }

  /** The features at length 1, the direction of the mean word vector, and a constant 1. */
  private static ExampleRows rows(List<Vector> seen, Seen features) {
    int cells = seen.stream().mapToInt(vector -> vector.features.length).sum();
    ExampleRows rows = new ExampleRows(seen.size(), cells, features.kept.length);
    for (Vector vector : seen) {
      int[] ids = Arrays.stream(vector.features).map(feature -> features.rowOf[feature]).toArray();
      rows.add(ids, features.scales, vector.meaning);
    }
    return rows;
  }

  private double[] solve(ExampleRows rows, List<Vector> seen, int column) {
    boolean[] positive = new boolean[seen.size()];
    int positives = 0;
    for (int i = 0; i < positive.length; i++) {
      positive[i] = seen.get(i).column == column;
      positives += positive[i] ? 1 : 0;
    }
    boolean hasBoth = positives > 0 && positives < positive.length;
    return (hasBoth ? DualDescent.solve(rows, positive, options) : Optional.<double[]>empty())
        .orElseGet(() -> Liblinear.solve(rows, positive, options));
  }
}
