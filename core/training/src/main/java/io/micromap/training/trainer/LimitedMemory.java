package io.micromap.training.trainer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimizes a smooth convex function by the limited-memory BFGS method (Liu and Nocedal 1989) with
 * a backtracking line search. Deterministic.
 */
final class LimitedMemory {

  private static final int MEMORY = 10;
  private static final int MAX_STEPS = 300;

  private static final double LEAST_STEP = 1e-10;
  private static final double SUFFICIENT = 1e-4;

  /** A function to minimize. */
  interface Loss {

    /**
     * Multiplies by a rough inverse of the curvature, up to a factor; nothing where none is known.
     */
    default double[] smoothed(double[] vector) {
      return vector.clone();
    }

    /** The value at a point; writes the gradient there. */
    double of(double[] point, double[] gradient);
  }

  /** A step and the change of the gradient along it. */
  private record Change(double[] step, double[] gradient, double[] smoothed, double curvature) {}

  private final Loss loss;
  private final double precision;
  private final Deque<Change> changes = new ArrayDeque<>();

  /**
   * A search.
   *
   * @param precision it ends where the gradient is so small a part of the first one, above 0
   */
  LimitedMemory(Loss loss, double precision) {
    this.loss = loss;
    this.precision = precision;
  }

  /** The minimum, from a first point on. */
  double[] minimize(double[] start) {
    double[] point = start;
    double[] gradient = new double[point.length];
    double value = loss.of(point, gradient);
    double enough = precision * Math.sqrt(dot(gradient, gradient));
    double length = Math.sqrt(dot(gradient, gradient));
    for (int i = 0; i < MAX_STEPS && length > enough; i++) {
      double[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      double size = i == 0 ? 1 / Math.sqrt(dot(direction, direction)) : 1;
      double[] next = moved(point, direction, size);
      double[] slopes = new double[point.length];
      double lower = loss.of(next, slopes);
      while (!(lower <= value + SUFFICIENT * size * slope) && size > LEAST_STEP) {
        size /= 2;
        next = moved(point, direction, size);
        lower = loss.of(next, slopes);
      }
      remember(point, next, gradient, slopes);
      point = next;
      gradient = slopes;
      value = lower;
      length = Math.sqrt(dot(gradient, gradient));
    }
    return point;
  }

  private void remember(double[] from, double[] to, double[] before, double[] after) {
    double[] step = moved(to, from, -1);
    double[] change = moved(after, before, -1);
    double curvature = dot(step, change);
    if (curvature > 0) {
      changes.addLast(new Change(step, change, loss.smoothed(change), curvature));
      if (changes.size() > MEMORY) {
        changes.removeFirst();
      }
    }
  }

  /** Downhill by what is known of the curvature (the two-loop recursion). */
  private double[] direction(double[] gradient) {
    double[] direction = new double[gradient.length];
    add(direction, gradient, -1);
    List<Change> newestFirst = new ArrayList<>();
    changes.descendingIterator().forEachRemaining(newestFirst::add);
    double[] parts = new double[newestFirst.size()];
    for (int i = 0; i < parts.length; i++) {
      Change change = newestFirst.get(i);
      parts[i] = dot(change.step(), direction) / change.curvature();
      add(direction, change.gradient(), -parts[i]);
    }
    if (parts.length > 0) {
      Change newest = newestFirst.get(0);
      direction = loss.smoothed(direction);
      scale(direction, newest.curvature() / dot(newest.gradient(), newest.smoothed()));
    } else {
      direction = loss.smoothed(direction);
    }
    for (int i = parts.length - 1; i >= 0; i--) {
      Change change = newestFirst.get(i);
      double back = dot(change.gradient(), direction) / change.curvature();
      add(direction, change.step(), parts[i] - back);
    }
    return direction;
  }

  private static double[] moved(double[] point, double[] direction, double size) {
    double[] moved = point.clone();
    add(moved, direction, size);
    return moved;
  }

  private static void add(double[] sum, double[] vector, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
