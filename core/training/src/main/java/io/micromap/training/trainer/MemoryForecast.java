package io.micromap.training.trainer;

import io.micromap.runtime.featurizer.FeaturizerPipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How much memory a training will take, told before it begins, and how many models it can therefore
 * fit at the same time. Forecast from a sample of the rows: features a row, and how fast new ones
 * turn up, which falls by a power of the number of rows (Heaps' law).
 *
 * @param shared bytes that are there throughout: rows and their out-of-fold scores
 * @param each bytes of a model while it is fitted
 * @param isLarge whether the rows are so many that memory is worth a message
 */
record MemoryForecast(double shared, double each, boolean isLarge) {

  private static final int SAMPLE = 2_000;

  /** Bytes of a row's texts, and of a counted feature, by measurement. */
  private static final double ROW = 400;

  private static final double COUNTED_FEATURE = 150;

  /** Of a feature in a row: number and value. */
  private static final double ENTRY = 8;

  /** Not all of Java's memory holds data. */
  private static final double USABLE = 0.85;

  private static final double MEBIBYTE = 1 << 20;

  /** The forecast for some rows, which stand in the order of a hash. */
  static MemoryForecast of(
      FeaturizerPipeline pipeline, TrainingRows rows, TrainingOptions options) {
    boolean isLarge = (long) rows.size() * rows.columns() > options.fit().many().ownSolverAbove();
    if (!isLarge) {
      return new MemoryForecast(0, 0, false);
    }
    Sample sample = Sample.of(pipeline, rows);
    double features = Math.min(options.fit().many().mostFeatures(), sample.distinctAt(rows.size()));
    double columns = (double) rows.columns() * Float.BYTES;
    return new MemoryForecast(
        rows.size() * (ROW + 2 * columns),
        rows.size() * (sample.perRow * ENTRY + columns) + features * (COUNTED_FEATURE + columns),
        true);
  }

  /**
   * What the first rows hold.
   *
   * @param size how many
   * @param perRow features of a row, repeated ones included
   * @param half distinct features of the first half
   * @param distinct distinct features of all
   */
  private record Sample(int size, double perRow, int half, int distinct) {

    static Sample of(FeaturizerPipeline pipeline, TrainingRows rows) {
      int size = Math.min(SAMPLE, rows.size());
      Set<List<Object>> distinct = new HashSet<>();
      int[] all = new int[1];
      int half = 0;
      for (int row = 0; row < size; row++) {
        if (row == size / 2) {
          half = distinct.size();
        }
        pipeline.featurize(
            rows.rows().get(row).prompt(),
            (view, buffer, offset, length, amount) -> {
              all[0]++;
              distinct.add(List.of(view, new String(buffer, offset, length)));
            });
      }
      return new Sample(
          size, (double) all[0] / size, Math.max(1, half), Math.max(1, distinct.size()));
    }

    double distinctAt(int rows) {
      double power = Math.log((double) distinct / half) / Math.log(2);
      return distinct * Math.pow((double) rows / size, power);
    }
  }

  /**
   * How many models fit at the same time, 1 or more. What is fitted does not depend on it.
   *
   * @param most bytes that Java may take
   * @param threads that could work
   */
  int atOnce(long most, int threads) {
    return each == 0
        ? threads
        : (int) Math.max(1, Math.min(threads, (most * USABLE - shared) / each));
  }

  /** The forecast in words; empty where memory is no matter. */
  Optional<String> message(long most, int atOnce) {
    if (!isLarge) {
      return Optional.empty();
    }
    double needed = shared + atOnce * each;
    String text =
        String.format(
            Locale.ROOT,
            "training takes about %.0f MB of the %.0f MB that Java may use here; models fitted at a"
                + " time: %d",
            needed / MEBIBYTE,
            most / MEBIBYTE,
            atOnce);
    return Optional.of(
        needed <= most * USABLE
            ? text
            : "WARNING: "
                + text
                + ". It may not suffice: give Java more, as with JAVA_TOOL_OPTIONS=-Xmx8g, or give"
                + " fewer rows.");
  }
}
