package io.micromap.rails.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns {@link EvidenceWeights}: per column a support vector machine that tells its rows from all
 * others. The solver uses basic arithmetic alone, so the same rows give the same weights anywhere.
 * All examples are read once; weights are learnt from any part of them.
 */
final class EvidenceTrainer {
  private static final double COST = 0.5;
  private static final double TOLERANCE = 0.3;
  private static final int MAX_ITERATIONS = 300;
  private static final long SEED = 42;

  private final int classes;
  private final int columns;
  private final List<String> names;
  private final List<Vector> vectors;

  /**
   * A prompt to learn from.
   *
   * @param column its class, or the last column for a prompt of none
   */
  record Example(List<Word> words, int column) {}

  /**
   * What the rails look at in an example.
   *
   * @param features numbers of its features' names, ascending
   * @param meaning direction of its mean word vector
   */
  private record Vector(int[] features, double[] meaning, int column) {}

  /**
   * Reads the examples.
   *
   * @param classes how many columns are classes
   * @param columns the same, or one more for prompts of no class
   */
  EvidenceTrainer(List<Example> examples, int classes, int columns) {
    this.classes = classes;
    this.columns = columns;
    Set<String> distinct = new HashSet<>();
    examples.forEach(example -> each(example, distinct::add));
    names = distinct.stream().sorted().toList();
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    vectors = examples.stream().map(example -> vector(example, numbers)).toList();
  }

  private static void each(Example example, Consumer<String> sink) {
    Range whole = new Range(0, example.words.size());
    ClauseFeatures.each(example.words, whole, (feature, first, last) -> sink.accept(feature));
  }

  private static Vector vector(Example example, Map<String, Integer> numbers) {
    IntStream.Builder features = IntStream.builder();
    each(example, feature -> features.add(numbers.get(feature)));
    Range whole = new Range(0, example.words.size());
    double[] meaning = ClauseFeatures.sum(ClauseFeatures.meanings(example.words, whole));
    return new Vector(features.build().sorted().distinct().toArray(), meaning, example.column);
  }

  /** Fits the weights to the examples of chosen numbers. */
  EvidenceWeights fit(IntPredicate chosen) {
    List<Vector> seen =
        IntStream.range(0, vectors.size()).filter(chosen).mapToObj(vectors::get).toList();
    int[] frequency = new int[names.size()];
    boolean[] inScope = new boolean[names.size()];
    for (Vector vector : seen) {
      for (int feature : vector.features) {
        frequency[feature]++;
        inScope[feature] |= vector.column < classes;
      }
    }
    int[] kept = IntStream.range(0, frequency.length).filter(f -> frequency[f] > 0).toArray();
    float[] scales = new float[kept.length];
    boolean[] known = new boolean[kept.length];
    int[] rowOf = new int[names.size()];
    for (int row = 0; row < kept.length; row++) {
      scales[row] = scale(frequency[kept[row]], seen.size());
      known[row] = inScope[kept[row]];
      rowOf[kept[row]] = row;
    }
    FeatureNode[][] x =
        seen.stream().map(vector -> nodes(vector, rowOf, scales)).toArray(FeatureNode[][]::new);
    int rows = EvidenceWeights.rows(kept.length);
    float[] weights = new float[rows * columns];
    for (int k = 0; k < columns; k++) {
      double[] solution = solve(x, seen, k, rows);
      for (int row = 0; row < rows; row++) {
        weights[row * columns + k] = (float) solution[row];
      }
    }
    List<String> features = Arrays.stream(kept).mapToObj(names::get).toList();
    return new EvidenceWeights(features, known, scales, weights, columns);
  }

  /** The root of the inverse document frequency, {@code sqrt(ln((1 + n) / (1 + df)) + 1)}. */
  private static float scale(int frequency, int examples) {
    return (float) Math.sqrt(StrictMath.log((1.0 + examples) / (1.0 + frequency)) + 1);
  }

  /** The features at length 1, the direction of the mean word vector, and a constant 1. */
  private static FeatureNode[] nodes(Vector vector, int[] rowOf, float[] scales) {
    int[] features = vector.features;
    double squares = 0;
    for (int feature : features) {
      float scale = scales[rowOf[feature]];
      squares += (double) scale * scale;
    }
    double norm = Math.sqrt(squares);
    double[] meaning = vector.meaning;
    FeatureNode[] nodes = new FeatureNode[features.length + meaning.length + 1];
    for (int j = 0; j < features.length; j++) {
      int row = rowOf[features[j]];
      nodes[j] = new FeatureNode(row + 1, scales[row] / norm);
    }
    for (int d = 0; d < meaning.length; d++) {
      nodes[features.length + d] = new FeatureNode(scales.length + d + 1, meaning[d]);
    }
    nodes[nodes.length - 1] = new FeatureNode(scales.length + meaning.length + 1, 1);
    return nodes;
  }

  private static double[] solve(Feature[][] x, List<Vector> seen, int column, int rows) {
    Problem problem = new Problem();
    problem.l = x.length;
    problem.n = rows;
    problem.x = x;
    problem.bias = 1;
    problem.y = seen.stream().mapToDouble(v -> v.column == column ? 1 : -1).toArray();
    Parameter parameter =
        new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE, MAX_ITERATIONS, 0.1);
    parameter.setRandom(new Random(SEED));
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return weights;
  }
}
