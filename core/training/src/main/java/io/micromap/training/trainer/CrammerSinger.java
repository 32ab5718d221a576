package io.micromap.training.trainer;

import io.micromap.training.trainer.CompactRows.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits Crammer and Singer's multiclass support vector machine by the sequential dual method of
 * Keerthi et al. (KDD 2008), as LIBLINEAR does (Fan et al., JMLR 2008, appendix), in less memory
 * and time where there are many rows and classes.
 *
 * <p>The dual variables of one row at a time are set to their best values while all others stay;
 * rows come in a seeded order that changes with every pass. All weights of a feature lie together
 * in single precision, and the margins of all classes are summed eight features at once. Rows that
 * violate nothing and support nothing are passed over until the others are done. It ends when no
 * row violates its conditions by more than the tolerance.
 *
 * <p>Deterministic: one thread, and sums in a fixed order.
 */
final class CrammerSinger {

  /** Violations up to this are rounding. */
  private static final float NO_VIOLATION = 1e-6f;

  /** Features whose weights are added at once. */
  private static final int WIDTH = 8;

  private final List<Block> blocks;
  private final int[] y;
  private final float[] cost;
  private final int classes;

  /** By feature and class. */
  private final float[] weights;

  /** The dual variables by block, row and class: at most the cost for the row's own, else 0. */
  private final float[][] duals;

  private final float[] squares;
  private final float[] margins;
  private final RowProblem problem;

  /**
   * A model of zeros.
   *
   * @param y class of each row, below {@code classes}
   * @param cost of an error on each row, positive
   * @param features how many, the bias among them; times {@code classes} at most what an array
   *     holds
   */
  CrammerSinger(CompactRows rows, int[] y, float[] cost, int features, int classes) {
    this.blocks = rows.blocks();
    this.y = y;
    this.cost = cost;
    this.classes = classes;
    this.weights = new float[Math.multiplyExact(features, classes)];
    this.duals =
        blocks.stream()
            .map(block -> new float[block.ends().length * classes])
            .toArray(float[][]::new);
    this.squares = squares();
    this.margins = new float[classes];
    this.problem = new RowProblem(classes);
  }

  private float[] squares() {
    float[] all = new float[y.length];
    for (int row = 0; row < y.length; row++) {
      Block block = block(row);
      double sum = 0;
      for (int p = start(row); p < end(row); p++) {
        sum += (double) block.values()[p] * block.values()[p];
      }
      all[row] = (float) sum;
    }
    return all;
  }

  private Block block(int row) {
    return blocks.get(row / CompactRows.BLOCK);
  }

  private int start(int row) {
    return block(row).start(row % CompactRows.BLOCK);
  }

  private int end(int row) {
    return block(row).ends()[row % CompactRows.BLOCK];
  }

  /**
   * Fits.
   *
   * @param tolerance the largest violation that is left
   * @param mostPasses over the rows
   * @return weights by feature and class
   */
  float[] fit(double tolerance, int mostPasses, long seed) {
    VisitOrder order = new VisitOrder(y.length, new Random(seed));
    // Rows left out are looked at again whenever the others are within a limit that falls.
    double limit = Math.max(10 * tolerance, 1);
    boolean hasAll = true;
    for (int pass = 0; pass < mostPasses; pass++) {
      double worst = pass(order);
      if (worst >= limit) {
        hasAll = false;
        continue;
      }
      if (worst < tolerance && hasAll) {
        break;
      }
      order.takeAll();
      hasAll = true;
      limit = Math.max(limit / 2, tolerance);
    }
    return weights;
  }

  /** Visits the rows in a new order and gives the largest violation. */
  private double pass(VisitOrder order) {
    order.shuffle();
    double worst = 0;
    for (int place = 0; place < order.size(); ) {
      int row = order.row(place);
      double violation = visit(row);
      worst = Math.max(worst, violation);
      if (violation == 0 && supportsNothing(row)) {
        order.leaveOut(place);
      } else {
        place++;
      }
    }
    return worst;
  }

  /** Sets the dual variables of a row to their best values, and gives the violation of before. */
  private double visit(int row) {
    sumMargins(row);
    float[] dual = duals[row / CompactRows.BLOCK];
    int from = row % CompactRows.BLOCK * classes;
    float least = margins[y[row]];
    if (dual[from + y[row]] >= cost[row]) {
      least = Float.POSITIVE_INFINITY;
    }
    float most = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      most = Math.max(most, margins[k]);
      if (k != y[row] && dual[from + k] < 0) {
        least = Math.min(least, margins[k]);
      }
    }
    if (!(most - least > NO_VIOLATION)) {
      return 0;
    }
    problem.solve(margins, dual, from, new RowProblem.Row(y[row], cost[row], squares[row]));
    move(row);
    return most - least;
  }

  /**
   * The gradient of the dual objective by class: the margin, and 1 where the class is not the
   * row's.
   */
  private void sumMargins(int row) {
    Arrays.fill(margins, 1);
    margins[y[row]] = 0;
    Block block = block(row);
    int p = start(row);
    int end = end(row);
    for (; p + WIDTH <= end; p += WIDTH) {
      addEight(block.ids(), block.values(), p);
    }
    for (; p < end; p++) {
      addOne(block.ids()[p] * classes, block.values()[p]);
    }
  }

  private void addOne(int from, float value) {
    float[] w = weights;
    float[] sums = margins;
    for (int k = 0; k < sums.length; k++) {
      sums[k] += value * w[from + k];
    }
  }

  private void addEight(int[] ids, float[] v, int p) {
    float[] w = weights;
    float[] sums = margins;
    int a = ids[p] * classes;
    int b = ids[p + 1] * classes;
    int c = ids[p + 2] * classes;
    int d = ids[p + 3] * classes;
    int e = ids[p + 4] * classes;
    int f = ids[p + 5] * classes;
    int g = ids[p + 6] * classes;
    int h = ids[p + 7] * classes;
    float va = v[p];
    float vb = v[p + 1];
    float vc = v[p + 2];
    float vd = v[p + 3];
    float ve = v[p + 4];
    float vf = v[p + 5];
    float vg = v[p + 6];
    float vh = v[p + 7];
    for (int k = 0; k < sums.length; k++) {
      sums[k] +=
          ((va * w[a + k] + vb * w[b + k]) + (vc * w[c + k] + vd * w[d + k]))
              + ((ve * w[e + k] + vf * w[f + k]) + (vg * w[g + k] + vh * w[h + k]));
    }
  }

  /** Moves the weights by the steps of the row's dual variables. */
  private void move(int row) {
    Block block = block(row);
    int[] moved = problem.classes();
    float[] steps = problem.steps();
    for (int p = start(row); p < end(row); p++) {
      int from = block.ids()[p] * classes;
      float value = block.values()[p];
      for (int i = 0; i < problem.moved(); i++) {
        weights[from + moved[i]] += steps[i] * value;
      }
    }
  }

  private boolean supportsNothing(int row) {
    float[] dual = duals[row / CompactRows.BLOCK];
    int from = row % CompactRows.BLOCK * classes;
    for (int k = from; k < from + classes; k++) {
      if (dual[k] != 0) {
        return false;
      }
    }
    return true;
  }
}
