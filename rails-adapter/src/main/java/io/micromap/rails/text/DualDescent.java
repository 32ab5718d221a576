package io.micromap.rails.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Fits a support vector machine with squared hinge loss by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008): one dual variable after the other is set to its best value while the
 * others stay, in an order that is drawn anew with every pass; rows far outside of the margin are
 * passed over until the others are done.
 *
 * <p>Order and arithmetic are those of LIBLINEAR, whose weights these are to the last bit ({@link
 * Liblinear}); only the rows lie in flat arrays, which takes less than half the time.
 */
final class DualDescent {

  /** LIBLINEAR turns to another method after as many. */
  private static final int MOST_PASSES = 300;

  /** A gradient below this moves nothing. */
  private static final double NO_GRADIENT = 1e-12;

  private final ExampleRows rows;
  private final boolean[] positive;
  private final SolverOptions options;
  private final Random random;
  private final double[] duals;
  private final double[] curvatures;
  private final double[] weights;

  /** The rows that are visited first, those that are passed over behind them. */
  private final int[] order;

  private int active;
  private double largestBefore = Double.POSITIVE_INFINITY;
  private double largest;
  private double smallest;

  private DualDescent(ExampleRows rows, boolean[] positive, SolverOptions options) {
    this.rows = rows;
    this.positive = positive;
    this.options = options;
    this.random = new Random(options.seed());
    this.duals = new double[rows.size()];
    this.curvatures = new double[rows.size()];
    this.weights = new double[rows.columns()];
    this.order = new int[rows.size()];
    this.active = rows.size();
    Arrays.setAll(curvatures, row -> diagonal() + rows.square(row));
    int place = 0;
    for (boolean first : new boolean[] {true, false}) {
      for (int row = 0; row < order.length; row++) {
        if (positive[row] == first) {
          order[place++] = row;
        }
      }
    }
  }

  /**
   * The weights, one per column, or nothing where they are not found in the passes there are.
   *
   * @param positive whether a row is to be told from those of the other kind; some are of either
   */
  static Optional<double[]> solve(ExampleRows rows, boolean[] positive, SolverOptions options) {
    DualDescent descent = new DualDescent(rows, positive, options);
    return descent.converges() ? Optional.of(descent.weights) : Optional.empty();
  }

  private double diagonal() {
    return 0.5 / options.cost();
  }

  private boolean converges() {
    for (int pass = 1; pass < MOST_PASSES; pass++) {
      pass();
      boolean done =
          largest - smallest <= options.tolerance()
              && Math.abs(largest) <= options.tolerance()
              && Math.abs(smallest) <= options.tolerance();
      if (done && active == order.length) {
        return true;
      }
      active = done ? order.length : active;
      largestBefore = done || largest <= 0 ? Double.POSITIVE_INFINITY : largest;
    }
    return false;
  }

  private void pass() {
    largest = Double.NEGATIVE_INFINITY;
    smallest = Double.POSITIVE_INFINITY;
    for (int place = 0; place < active; place++) {
      swap(place, place + random.nextInt(active - place));
    }
    for (int place = 0; place < active; ) {
      if (visit(order[place])) {
        place++;
      } else {
        swap(place, --active);
      }
    }
  }

  /** Sets a row's dual variable to its best value; false where the row is to be passed over. */
  private boolean visit(int row) {
    double sign = positive[row] ? 1 : -1;
    double gradient = sign * rows.dot(row, weights) - 1 + duals[row] * diagonal();
    if (duals[row] == 0 && gradient > largestBefore) {
      return false;
    }
    double projected = duals[row] == 0 && gradient >= 0 ? 0 : gradient;
    largest = Math.max(largest, projected);
    smallest = Math.min(smallest, projected);
    if (Math.abs(projected) > NO_GRADIENT) {
      double before = duals[row];
      duals[row] = Math.max(before - gradient / curvatures[row], 0);
      rows.addTo(weights, row, (duals[row] - before) * sign);
    }
    return true;
  }

  private void swap(int place, int other) {
    int row = order[place];
    order[place] = order[other];
    order[other] = row;
  }
}
