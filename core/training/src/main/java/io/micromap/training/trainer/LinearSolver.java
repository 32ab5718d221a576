package io.micromap.training.trainer;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import io.micromap.runtime.featurizer.FeatureVector;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * Fits a linear model with Tribuo's LIBLINEAR; the same input gives the same weights. Rows without
 * features are left out.
 *
 * <p>The rows go to LIBLINEAR as numbers. Tribuo's own data set would name every feature and look
 * each name up again, which takes more time than the fit.
 */
final class LinearSolver {

  private final long seed;
  private final FitOptions options;

  LinearSolver(long seed, FitOptions options) {
    this.seed = seed;
    this.options = options;
  }

  /**
   * Weights of a fitted model, by feature and class.
   *
   * @param weights one row per feature and a last one for the bias, one column per class; null
   *     where there was nothing to learn
   */
  record Solution(double[][] weights) {}

  /**
   * Crammer and Singer's multiclass support vector machine (JMLR 2001).
   *
   * @param y class of each row, from 0 on; not every class need occur
   * @param classWeights one per class: the factor on the cost of its errors
   * @param cost C, positive
   */
  Solution multiclass(
      List<FeatureVector> x, int[] y, int features, double[] classWeights, double cost) {
    int[] known = IntStream.range(0, y.length).filter(row -> x.get(row).size() > 0).toArray();
    if (known.length == 0) {
      return new Solution(new double[features + 1][]);
    }
    List<FeatureNode[]> rows =
        IntStream.of(known).mapToObj(row -> nodes(x.get(row), features)).toList();
    int[] classOf = IntStream.of(known).map(row -> y[row]).toArray();
    Model model =
        new RowTrainer(cost, seed, options).fit(rows, classOf, features + 1, classWeights);
    return unpack(model, classWeights.length, features);
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

  private static Solution unpack(Model model, int classes, int features) {
    double[] flat = model.getFeatureWeights();
    int[] classOf = model.getLabels();
    double[][] weights = new double[features + 1][classes];
    for (int row = 0; row <= features; row++) {
      for (int column = 0; column < classOf.length; column++) {
        weights[row][classOf[column]] = flat[row * classOf.length + column];
      }
    }
    return new Solution(weights);
  }
}
