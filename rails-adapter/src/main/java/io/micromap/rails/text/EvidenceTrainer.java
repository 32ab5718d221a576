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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns {@link EvidenceWeights}: per column a support vector machine that tells its rows from all
 * others. The solver uses basic arithmetic alone, so the same rows give the same weights anywhere.
 */
final class EvidenceTrainer {
  private static final double COST = 0.5;
  private static final double TOLERANCE = 0.3;
  private static final int MAX_ITERATIONS = 300;
  private static final long SEED = 42;

  private final List<Example> examples;
  private final int classes;
  private final int columns;
  private final Map<String, Integer> frequency = new TreeMap<>();
  private final Set<String> inScope = new LinkedHashSet<>();

  /**
   * A prompt to learn from.
   *
   * @param column its class, or the last column for a prompt of none
   */
  record Example(List<Word> words, int column) {}

  private EvidenceTrainer(List<Example> examples, int classes, int columns) {
    this.examples = examples;
    this.classes = classes;
    this.columns = columns;
  }

  /**
   * Fits the weights.
   *
   * @param classes how many columns are classes
   * @param columns the same, or one more for prompts of no class
   */
  static EvidenceWeights fit(List<Example> examples, int classes, int columns) {
    return new EvidenceTrainer(examples, classes, columns).fit();
  }

  private EvidenceWeights fit() {
    List<Set<String>> seen = new ArrayList<>();
    for (Example example : examples) {
      Set<String> features = new LinkedHashSet<>();
      Range whole = new Range(0, example.words.size());
      ClauseFeatures.each(example.words, whole, (feature, first, last) -> features.add(feature));
      features.forEach(feature -> frequency.merge(feature, 1, Integer::sum));
      if (example.column < classes) {
        inScope.addAll(features);
      }
      seen.add(features);
    }
    List<String> names = List.copyOf(frequency.keySet());
    float[] scales = scales(names);
    FeatureNode[][] x = vectors(seen, names, scales);
    int rows = EvidenceWeights.rows(names.size());
    float[] weights = new float[rows * columns];
    for (int k = 0; k < columns; k++) {
      double[] solution = solve(x, k, rows);
      for (int row = 0; row < rows; row++) {
        weights[row * columns + k] = (float) solution[row];
      }
    }
    boolean[] known = new boolean[names.size()];
    for (int row = 0; row < known.length; row++) {
      known[row] = inScope.contains(names.get(row));
    }
    return new EvidenceWeights(names, known, scales, weights, columns);
  }

  /** The root of the inverse document frequency, {@code sqrt(ln((1 + n) / (1 + df)) + 1)}. */
  private float[] scales(List<String> names) {
    float[] scales = new float[names.size()];
    for (int row = 0; row < scales.length; row++) {
      double share = (1.0 + examples.size()) / (1.0 + frequency.get(names.get(row)));
      scales[row] = (float) Math.sqrt(StrictMath.log(share) + 1);
    }
    return scales;
  }

  /** One per example: its features, the direction of its mean word vector, and a constant 1. */
  private FeatureNode[][] vectors(List<Set<String>> seen, List<String> names, float[] scales) {
    Map<String, Integer> rows = new HashMap<>();
    names.forEach(name -> rows.put(name, rows.size()));
    FeatureNode[][] x = new FeatureNode[seen.size()][];
    for (int i = 0; i < x.length; i++) {
      int[] ids = seen.get(i).stream().mapToInt(rows::get).sorted().toArray();
      double squares = 0;
      for (int id : ids) {
        squares += (double) scales[id] * scales[id];
      }
      double norm = Math.sqrt(squares);
      List<Word> words = examples.get(i).words;
      double[] meaning =
          ClauseFeatures.sum(ClauseFeatures.meanings(words, new Range(0, words.size())));
      x[i] = new FeatureNode[ids.length + meaning.length + 1];
      for (int j = 0; j < ids.length; j++) {
        x[i][j] = new FeatureNode(ids[j] + 1, scales[ids[j]] / norm);
      }
      for (int d = 0; d < meaning.length; d++) {
        x[i][ids.length + d] = new FeatureNode(names.size() + d + 1, meaning[d]);
      }
      x[i][ids.length + meaning.length] = new FeatureNode(names.size() + meaning.length + 1, 1);
    }
    return x;
  }

  private double[] solve(Feature[][] x, int column, int rows) {
    Problem problem = new Problem();
    problem.l = x.length;
    problem.n = rows;
    problem.x = x;
    problem.bias = 1;
    problem.y = examples.stream().mapToDouble(e -> e.column == column ? 1 : -1).toArray();
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
