package io.micromap.evaluation.guarantee;

import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses among all thresholds of a group without spending the guarantee on each: fixed-sequence
 * testing with a few starts (Angelopoulos, Bates, Candès, Jordan and Lei 2021, "Learn then Test").
 *
 * <p>A start is a number of most confident rows, fixed by the number of rows alone. From there the
 * threshold goes down row by row for as long as the rows above it prove the precision, and stops at
 * the first that do not. Several starts share the level evenly, and the lowest threshold reached
 * from any of them counts. A threshold lies just above the first row that it leaves out, so that
 * the rows it takes are a fair sample of all prompts above it; this makes the test exact although
 * the thresholds are those of the rows themselves. Rows of equal confidence are taken or left out
 * together.
 */
final class FixedSequence {

  /** Starts for groups large enough to prove the precision from each. */
  private static final int[][] STARTS = {{1, 3}, {1, 2}, {2, 3}, {5, 6}};

  private FixedSequence() {}

  /**
   * Where the sequence ended.
   *
   * @param threshold the lowest proven one, or {@link Thresholds#NEVER}
   * @param fired rows that reach it
   * @param errors wrong ones among them
   * @param bound the test that every step passed
   * @param complete whether every threshold of the sequence was proven, so that its level is free
   *     for other groups
   * @param missing error-free rows without which none can be proven, 0 where one is
   */
  record Walk(
      double threshold, int fired, int errors, ErrorBound bound, boolean complete, int missing) {}

  /**
   * What a group is tested with.
   *
   * @param levels tests of the target
   * @param level chance of a false proof
   * @param planned the least level the group could have had, which settles the starts
   */
  record Plan(Levels levels, double level, double planned) {

    /** Whether a group is large enough for several starts. */
    boolean several(int rows) {
      return rows / STARTS[0][1] >= levels.bound(planned / STARTS.length).rowsNeeded(0);
    }

    /** The test of every step. */
    ErrorBound bound(int rows) {
      return levels.bound(several(rows) ? level / STARTS.length : level);
    }

    /** Numbers of most confident rows to begin with. */
    int[] starts(int rows) {
      if (several(rows)) {
        return Arrays.stream(STARTS).mapToInt(share -> rows * share[0] / share[1]).toArray();
      }
      int least = levels.bound(planned).rowsNeeded(0);
      return new int[] {Math.max(rows / 2, Math.min(rows, least))};
    }
  }

  /** Runs the sequence on the answers of a group, in any order. */
  static Walk run(List<Answer> group, Plan plan) {
    List<Answer> answers =
        group.stream().sorted(Comparator.comparingDouble(Answer::confidence).reversed()).toList();
    int rows = answers.size();
    int[] errors = errors(answers);
    ErrorBound bound = plan.bound(rows);
    int[] starts = plan.starts(rows);
    int fired = 0;
    boolean complete = false;
    for (int start : starts) {
      int end = descend(answers, errors, start, bound);
      complete |= start == starts[0] && end == rows && rows > 0;
      fired = Math.max(fired, withoutWrongEnd(answers, start, end));
    }
    return new Walk(
        fired == 0 ? Thresholds.NEVER : threshold(answers, fired),
        fired,
        errors[fired],
        bound,
        complete,
        fired == 0 ? missing(errors, plan) : 0);
  }

  /** Wrong ones among the first rows, for each number of rows from 0 on. */
  private static int[] errors(List<Answer> answers) {
    int[] errors = new int[answers.size() + 1];
    for (int i = 0; i < answers.size(); i++) {
      errors[i + 1] = errors[i] + (answers.get(i).right() ? 0 : 1);
    }
    return errors;
  }

  /** The fewest error-free rows, more confident than all others, with which a start would hold. */
  private static int missing(int[] errors, Plan plan) {
    int present = errors.length - 1;
    for (int added = 1; ; added++) {
      int rows = present + added;
      for (int start : plan.starts(rows)) {
        if (errors[Math.max(0, start - added)] <= plan.bound(rows).allowed(start)) {
          return added;
        }
      }
    }
  }

  /** The last number of rows proven, going down from {@code start} rows; 0 if none. */
  private static int descend(List<Answer> answers, int[] errors, int start, ErrorBound bound) {
    int proven = 0;
    for (int count = start; count <= answers.size(); count++) {
      if (threshold(answers, count) < 0) {
        continue;
      }
      if (errors[count] > bound.allowed(count)) {
        break;
      }
      proven = count;
    }
    return proven;
  }

  /** The last number of rows without wrong answers at its end, which gain nothing; all proven. */
  private static int withoutWrongEnd(List<Answer> answers, int start, int end) {
    int last = end;
    for (int count = end; count > start && !answers.get(count - 1).right(); ) {
      count--;
      last = threshold(answers, count) >= 0 ? count : last;
    }
    return last;
  }

  /** The lowest threshold that exactly {@code count} rows reach, or -1 if there is none. */
  private static double threshold(List<Answer> answers, int count) {
    if (count == answers.size()) {
      return 0;
    }
    double above = Math.nextUp(answers.get(count).confidence());
    return above <= answers.get(count - 1).confidence() && above < Thresholds.NEVER ? above : -1;
  }
}
