package io.micromap.evaluation.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the share of wrong answers falls as a mapper answers less, exactly, at every threshold that
 * makes a difference (El-Yaniv and Wiener 2010). Out-of-scope rows are wrong when answered; rows
 * without evidence are never answered.
 *
 * @param points one per distinct confidence, descending; equal confidences are answered together
 * @param aurc area under the curve: the mean over answerable rows of the share of wrong answers
 *     among the rows at least as confident (Geifman, Uziel and El-Yaniv 2019); empty without rows
 */
public record RiskCoverageCurve(List<Point> points, Optional<Double> aurc) {

  /**
   * A point.
   *
   * @param threshold the confidence
   * @param coverage share of the rows that reach it
   * @param risk share of wrong ones among them
   */
  public record Point(double threshold, double coverage, double risk) {}

  /** Copies. */
  public RiskCoverageCurve {
    points = List.copyOf(points);
  }

  /** The curve of all rows. */
  public static RiskCoverageCurve of(ScoredRows rows) {
    return of(rows.rows());
  }

  /** The curve of the rows whose top-ranked class has a number. */
  public static RiskCoverageCurve ofClass(ScoredRows rows, int candidate) {
    return of(rows.stream().filter(row -> row.prediction().candidate() == candidate).toList());
  }

  private static RiskCoverageCurve of(List<ScoredRow> rows) {
    List<ScoredRow> answerable = rows.stream().filter(ScoredRow::answerable).toList();
    return of(ScoredRows.confidences(answerable), ScoredRows.correct(answerable), rows.size());
  }

  /**
   * The curve of answers.
   *
   * @param confidence of each answer
   * @param right whether it is right
   * @param rows that coverage is a share of, as many as answers or more
   */
  public static RiskCoverageCurve of(double[] confidence, boolean[] right, int rows) {
    int[] order = descending(confidence);
    List<Point> points = new ArrayList<>();
    double area = 0;
    int wrong = 0;
    int from = 0;
    for (int i = 0; i < order.length; i++) {
      wrong += right[order[i]] ? 0 : 1;
      double reached = confidence[order[i]];
      if (i + 1 == order.length || confidence[order[i + 1]] < reached) {
        double risk = (double) wrong / (i + 1);
        points.add(new Point(reached, (double) (i + 1) / rows, risk));
        area += risk * (i + 1 - from);
        from = i + 1;
      }
    }
    return new RiskCoverageCurve(
        points, order.length == 0 ? Optional.empty() : Optional.of(area / order.length));
  }

  /** Places of the values, from the highest to the lowest; equals keep their order. */
  static int[] descending(double[] confidence) {
    return IntStream.range(0, confidence.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> confidence[i]).reversed())
        .mapToInt(i -> i)
        .toArray();
  }

  /** At most {@code most} points, evenly spread, the last one among them. */
  public List<Point> thinned(int most) {
    if (points.size() <= most) {
      return points;
    }
    return IntStream.rangeClosed(1, most)
        .mapToObj(i -> points.get((int) ((long) points.size() * i / most) - 1))
        .toList();
  }
}
