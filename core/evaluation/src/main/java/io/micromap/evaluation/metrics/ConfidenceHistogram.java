package io.micromap.evaluation.metrics;

import io.micromap.runtime.json.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many rows have which confidence in their top-ranked class, before thresholds.
 *
 * @param right rows of which it is the class, per bin of width 1 / {@value #BINS} from 0 to 1
 * @param wrong other in-scope rows
 * @param outOfScope out-of-scope rows
 */
public record ConfidenceHistogram(
    List<Integer> right, List<Integer> wrong, List<Integer> outOfScope) {

  private static final int BINS = 20;

  /** Copies. */
  public ConfidenceHistogram {
    right = List.copyOf(right);
    wrong = List.copyOf(wrong);
    outOfScope = List.copyOf(outOfScope);
    requireCounts("right", right);
    requireCounts("wrong", wrong);
    requireCounts("out_of_scope", outOfScope);
  }

  /** Counts. */
  public static ConfidenceHistogram of(ScoredRows rows) {
    List<Integer> right = zeros();
    List<Integer> wrong = zeros();
    List<Integer> outOfScope = zeros();
    for (ScoredRow row : rows) {
      int bin = Math.min(BINS - 1, (int) (row.confidence() * BINS));
      List<Integer> counts = !row.inScope() ? outOfScope : row.correct() ? right : wrong;
      counts.set(bin, counts.get(bin) + 1);
    }
    return new ConfidenceHistogram(right, wrong, outOfScope);
  }

  private static void requireCounts(String field, List<Integer> counts) {
    Check.that(counts.size() == BINS, field, "a list of " + counts.size(), "one of " + BINS);
    counts.forEach(count -> Check.count(field, count));
  }

  private static List<Integer> zeros() {
    return new ArrayList<>(Collections.nCopies(BINS, 0));
  }
}
