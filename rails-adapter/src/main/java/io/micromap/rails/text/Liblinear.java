package io.micromap.rails.text;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The library that {@link DualDescent} agrees with, for what that one does not solve. */
final class Liblinear {

  private Liblinear() {}

  /** The weights, one per column; {@code positive} may be the same for all rows. */
  static double[] solve(ExampleRows rows, boolean[] positive, SolverOptions options) {
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = rows.columns();
    problem.x = new FeatureNode[rows.size()][];
    problem.y = new double[rows.size()];
    problem.bias = 1;
    for (int row = 0; row < rows.size(); row++) {
      problem.x[row] = nodes(rows, row);
      problem.y[row] = positive[row] ? 1 : -1;
    }
    Parameter parameter =
        new Parameter(
            SolverType.L2R_L2LOSS_SVC_DUAL,
            options.cost(),
            options.mostIterations(),
            options.tolerance());
    parameter.setRandom(new Random(options.seed()));
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return weights;
  }

  private static FeatureNode[] nodes(ExampleRows rows, int row) {
    List<FeatureNode> nodes = new ArrayList<>();
    rows.send(row, (column, value) -> nodes.add(new FeatureNode(column + 1, value)));
    nodes.add(new FeatureNode(rows.columns(), 1));
    return nodes.toArray(new FeatureNode[0]);
  }
}
