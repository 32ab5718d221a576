package io.micromap.training.trainer;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import io.micromap.runtime.featurizer.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * Fits a linear model; the same input gives the same weights. Rows without features are left out.
 *
 * <p>It is fitted by Tribuo's LIBLINEAR, and where rows times classes are many by {@link
 * CrammerSinger}, which finds nearly the same weights in a fraction of the memory and time. The
 * rows go to either as numbers: Tribuo's own data set would name every feature and look each name
 * up again, which takes more time than the fit.
 */
final class LinearSolver {

  private final long seed;
  private final FitOptions options;

  LinearSolver(long seed, FitOptions options) {
    this.seed = seed;
    this.options = options;
  }

  /** Weights of a fitted model. */
  @FunctionalInterface
  interface Solution {

    /**
     * Copies the weights of a feature.
     *
     * @param feature its number; the last is the bias
     * @param weights receives one per class, 0 for classes without rows
     */
    void copy(int feature, double[] weights);
  }

  /**
   * What is fitted.
   *
   * @param features how many, without the bias
   * @param classWeights one per class: the factor on the cost of its errors
   * @param cost C, positive
   */
  record Problem(int features, double[] classWeights, double cost) {}

  /**
   * Crammer and Singer's multiclass support vector machine (JMLR 2001).
   *
   * @param x the rows, gone through once
   * @param y class of each row, from 0 on; not every class need occur
   */
  Solution multiclass(Iterator<FeatureVector> x, int[] y, Problem problem) {
    long cells = (long) y.length * problem.classWeights.length;
    return cells > options.many().ownSolverAbove() ? compact(x, y, problem) : tribuo(x, y, problem);
  }

  private Solution tribuo(Iterator<FeatureVector> x, int[] y, Problem problem) {
    List<FeatureNode[]> rows = new ArrayList<>();
    int[] known = known(x, y, vector -> rows.add(nodes(vector, problem.features)));
    return known.length == 0
        ? (feature, weights) -> Arrays.fill(weights, 0)
        : unpack(
            new RowTrainer(problem.cost, seed, options)
                .fit(rows, known, problem.features + 1, problem.classWeights));
  }

  private Solution compact(Iterator<FeatureVector> x, int[] y, Problem problem) {
    CompactRows rows = new CompactRows(problem.features);
    int[] known = known(x, y, rows::add);
    int[] present = IntStream.of(known).distinct().sorted().toArray();
    float[] cost = new float[known.length];
    int[] column = new int[known.length];
    for (int row = 0; row < known.length; row++) {
      cost[row] = (float) (problem.cost * (float) problem.classWeights[known[row]]);
      column[row] = Arrays.binarySearch(present, known[row]);
    }
    float[] fitted =
        new CrammerSinger(rows, column, cost, problem.features + 1, present.length)
            .fit(options.tolerance(), options.maxIterations(), seed);
    return (feature, weights) -> {
      Arrays.fill(weights, 0);
      for (int k = 0; k < present.length; k++) {
        weights[present[k]] = fitted[feature * present.length + k];
      }
    };
  }

  /** Hands over the rows with features, and gives the class of each. */
  private static int[] known(Iterator<FeatureVector> x, int[] y, Consumer<FeatureVector> rows) {
    int[] known = new int[y.length];
    int size = 0;
    for (int each : y) {
      FeatureVector vector = x.next();
      if (vector.size() > 0) {
        rows.accept(vector);
        known[size++] = each;
      }
    }
    return Arrays.copyOf(known, size);
  }

  /** A row's features, numbered from 1 as LIBLINEAR has it, and its bias. */
  private static FeatureNode[] nodes(FeatureVector vector, int features) {
    FeatureNode[] nodes = new FeatureNode[vector.size() + 1];
    for (int i = 0; i < vector.size(); i++) {
      nodes[i] = new FeatureNode(vector.ids()[i] + 1, vector.values()[i]);
    }
    nodes[vector.size()] = new FeatureNode(features + 1, 1);
    return nodes;
  }

  /** Tribuo's trainer, given rows that are numbers already. */
  private static final class RowTrainer extends LibLinearClassificationTrainer {

    RowTrainer(double cost, long seed, FitOptions options) {
      super(
          new LinearClassificationType(LinearType.MCSVM_CS),
          cost,
          options.maxIterations(),
          options.tolerance(),
          seed);
    }

    Model fit(List<FeatureNode[]> rows, int[] classOf, int features, double[] classWeights) {
      int[] present = IntStream.of(classOf).distinct().toArray();
      Parameter parameters = libLinearParams.clone();
      parameters.setWeights(
          IntStream.of(present).mapToDouble(k -> (float) classWeights[k]).toArray(), present);
      parameters.setRandom(new Random(new SplittableRandom(seed).split().nextLong()));
      double[][] y = {IntStream.of(classOf).asDoubleStream().toArray()};
      return trainModels(parameters, features, rows.toArray(FeatureNode[][]::new), y).get(0);
    }
  }

  private static Solution unpack(Model model) {
    double[] flat = model.getFeatureWeights();
    int[] classOf = model.getLabels();
    return (feature, weights) -> {
      Arrays.fill(weights, 0);
      for (int column = 0; column < classOf.length; column++) {
        weights[classOf[column]] = flat[feature * classOf.length + column];
      }
    };
  }
}
