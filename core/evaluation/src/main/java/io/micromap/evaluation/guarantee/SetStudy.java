package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.guarantee.PromiseLine.Cost;
import io.micromap.evaluation.guarantee.PromiseLine.Sizes;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.runtime.mapper.RankedClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Counts how often sets of classes hold the right one, over random splits of in-scope rows.
 *
 * @param share of the rows whose set is to hold their class
 * @param study whose splits are used
 */
public record SetStudy(double share, ViolationStudy study) {

  /** The study of a share that equals a target's precision. */
  public static SetStudy of(ViolationStudy study) {
    return new SetStudy(PredictionSets.requireShare(study.target().precision()), study);
  }

  /**
   * A row.
   *
   * @param ranked its classes
   * @param above probability above its own
   */
  private record RankedRow(RankedClasses ranked, double above, int classes) {

    static RankedRow of(ScoredRow row, List<String> labels) {
      int gold = labels.indexOf(row.gold());
      return new RankedRow(
          RankedClasses.of(row.prediction()), SetCalibration.massAbove(row, gold), labels.size());
    }

    int size(double massAbove) {
      double[] above = ranked.massAbove();
      if (above.length == 0) {
        return classes;
      }
      int size = 0;
      while (size < above.length && above[size] <= massAbove) {
        size++;
      }
      return size;
    }
  }

  /** Studies rows scored by one mapper, or by several of the same classes. */
  public PromiseLine of(String name, List<ScoredRows> scored) {
    List<RankedRow> rows = new ArrayList<>();
    for (ScoredRows each : scored) {
      List<String> labels = each.mapper().labelNames();
      each.inScope().forEach(row -> rows.add(RankedRow.of(row, labels)));
    }
    Sizes sizes = Sizes.of(rows.size(), study.share());
    double[] all = above(rows);
    double[] sums = new double[5];
    for (int split = 0; split < study.splits(); split++) {
      Collections.shuffle(rows, new Random(study.seed() + split));
      double[] found = split(rows, sizes.calibrating(), all);
      Arrays.setAll(sums, i -> sums[i] + found[i]);
    }
    double[] means = Arrays.stream(sums).map(sum -> sum / study.splits()).toArray();
    String promise = "sets hold ≥ " + share + " on average";
    return new PromiseLine(
        name, sizes, promise, means[0], means[1], means[2], new Cost(means[3], means[4], true));
  }

  /** Missed on the test rows, missed on all rows, held, labels a set, and those of the oracle. */
  private double[] split(List<RankedRow> rows, int calibrating, double[] all) {
    double cut = SetCalibration.cut(above(rows.subList(0, calibrating)), share);
    List<RankedRow> test = rows.subList(calibrating, rows.size());
    double[] testAbove = above(test);
    double held = held(testAbove, cut);
    double[] ascending = Arrays.stream(testAbove).sorted().toArray();
    int rank = Math.max(1, (int) Math.ceil(share * ascending.length - 1e-9));
    return new double[] {
      held < share ? 1 : 0,
      held(all, cut) < share ? 1 : 0,
      held,
      size(test, cut),
      size(test, ascending[rank - 1])
    };
  }

  private static double[] above(List<RankedRow> rows) {
    return rows.stream().mapToDouble(RankedRow::above).toArray();
  }

  private static double held(double[] above, double cut) {
    return (double) Arrays.stream(above).filter(mass -> mass <= cut).count() / above.length;
  }

  private static double size(List<RankedRow> rows, double cut) {
    return rows.stream().mapToInt(row -> row.size(cut)).average().orElse(0);
  }
}
