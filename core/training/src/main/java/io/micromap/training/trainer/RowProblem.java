package io.micromap.training.trainer;

/**
 * The best dual variables of one row while all others stay: those that minimise a quadratic
 * function with one curvature, at most the cost for the row's own class and 0 for the others, their
 * sum 0. That is a projection onto a simplex, found by leaving out classes that lie below the
 * threshold of the others until none does (Michelot, 1986).
 */
final class RowProblem {

  /** Steps below this are rounding. */
  private static final float NO_STEP = 1e-7f;

  private final float[] gradient;
  private final float[] kept;
  private final int[] movedClasses;
  private final float[] steps;
  private int moved;

  /**
   * A row.
   *
   * @param y its class
   * @param cost of an error on it
   * @param square its squared length
   */
  record Row(int y, float cost, float square) {}

  RowProblem(int classes) {
    gradient = new float[classes];
    kept = new float[classes];
    movedClasses = new int[classes];
    steps = new float[classes];
  }

  /** Sets the variables that begin at a place; their steps can then be asked for. */
  void solve(float[] margins, float[] dual, int from, Row row) {
    double sum = 0;
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = margins[k] - row.square * dual[from + k];
      kept[k] = gradient[k] + (k == row.y ? row.square * row.cost : 0);
      sum += kept[k];
    }
    float threshold = threshold(sum, (double) row.square * row.cost);
    moved = 0;
    for (int k = 0; k < gradient.length; k++) {
      float best = Math.min(k == row.y ? row.cost : 0, (threshold - gradient[k]) / row.square);
      float step = best - dual[from + k];
      if (Math.abs(step) >= NO_STEP) {
        dual[from + k] = best;
        movedClasses[moved] = k;
        steps[moved++] = step;
      }
    }
  }

  private float threshold(double sumOfAll, double radius) {
    int size = kept.length;
    double sum = sumOfAll;
    while (true) {
      float threshold = (float) ((sum - radius) / size);
      int left = 0;
      sum = 0;
      for (int i = 0; i < size; i++) {
        if (kept[i] > threshold) {
          kept[left++] = kept[i];
          sum += kept[i];
        }
      }
      if (left == size || left == 0) {
        return threshold;
      }
      size = left;
    }
  }

  /** How many variables moved. */
  int moved() {
    return moved;
  }

  /** Their classes. */
  int[] classes() {
    return movedClasses;
  }

  /** How far each of them moved. */
  float[] steps() {
    return steps;
  }
}
