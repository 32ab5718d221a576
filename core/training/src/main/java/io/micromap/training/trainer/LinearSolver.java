package io.micromap.training.trainer;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import io.micromap.runtime.featurizer.FeatureVector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Fits a linear model with Tribuo's LIBLINEAR; the same input gives the same weights. Rows without
 * features, of which Tribuo wants none, are passed over.
 */
final class LinearSolver {

  /** Ten times the library's default: faster, and as accurate on held-out rows. */
  private static final double TOLERANCE = 1.0;

  private static final int MAX_ITERATIONS = 1000;

  private final long seed;

  LinearSolver(long seed) {
    this.seed = seed;
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
   * @param y class of each row, 0 to classes - 1, not every class need occur
   * @param classWeights factor on the cost of each class's errors
   * @param cost C, positive
   */
  Solution multiclass(
      List<FeatureVector> x,
      int[] y,
      int classes,
      int features,
      double[] classWeights,
      double cost) {
    Map<Label, Float> weights = new HashMap<>();
    for (int k = 0; k < classes; k++) {
      weights.put(new Label(name(k)), (float) classWeights[k]);
    }
    CapturingTrainer trainer = new CapturingTrainer(cost, seed);
    trainer.setLabelWeights(weights);
    return solve(trainer, x, y, classes, features);
  }

  /** Keeps LIBLINEAR's model; Tribuo's own accessor clones it by way of a text file. */
  private static final class CapturingTrainer extends LibLinearClassificationTrainer {

    private Model captured;

    CapturingTrainer(double cost, long seed) {
      super(
          new LinearClassificationType(LinearType.MCSVM_CS), cost, MAX_ITERATIONS, TOLERANCE, seed);
    }

    @Override
    protected List<Model> trainModels(
        Parameter parameters, int features, FeatureNode[][] x, double[][] y) {
      List<Model> models = super.trainModels(parameters, features, x, y);
      captured = models.get(0);
      return models;
    }
  }

  private static Solution solve(
      CapturingTrainer trainer, List<FeatureVector> x, int[] y, int classes, int features) {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    String[] names = new String[features];
    for (int row = 0; row < y.length; row++) {
      if (x.get(row).size() > 0) {
        data.add(example(x.get(row), name(y[row]), names));
      }
    }
    if (data.size() == 0) {
      return new Solution(new double[features + 1][]);
    }
    LibLinearModel<Label> model = trainer.train(data);
    return unpack(model, trainer.captured, classes, features);
  }

  private static Example<Label> example(FeatureVector vector, String label, String[] names) {
    String[] present = new String[vector.size()];
    for (int i = 0; i < present.length; i++) {
      int id = vector.ids()[i];
      if (names[id] == null) {
        names[id] = name(id);
      }
      present[i] = names[id];
    }
    return new ArrayExample<>(new Label(label), present, vector.values());
  }

  private static Solution unpack(
      LibLinearModel<Label> model, Model inner, int classes, int features) {
    double[] flat = inner.getFeatureWeights();
    int[] classOf = new int[inner.getNrClass()];
    for (int column = 0; column < classOf.length; column++) {
      int id = inner.getLabels()[column];
      classOf[column] = Integer.parseInt(model.getOutputIDInfo().getOutput(id).getLabel());
    }
    ImmutableFeatureMap map = model.getFeatureIDMap();
    int width = classOf.length;
    double[][] weights = new double[features + 1][];
    for (int id = 0; id <= map.size(); id++) {
      int row = id == map.size() ? features : Integer.parseInt(map.get(id).getName());
      weights[row] = new double[classes];
      for (int column = 0; column < width; column++) {
        weights[row][classOf[column]] = flat[id * width + column];
      }
    }
    return new Solution(weights);
  }

  /** A number as text of fixed length, so that Tribuo's order of names is the order of numbers. */
  private static String name(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(9 - digits.length()) + digits;
  }
}
