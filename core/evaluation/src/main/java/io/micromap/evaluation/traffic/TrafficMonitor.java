package io.micromap.evaluation.traffic;

import io.micromap.evaluation.traffic.TrafficReport.Alarm;
import io.micromap.evaluation.traffic.TrafficReport.Looks;
import io.micromap.evaluation.traffic.TrafficReport.SharePair;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Compares the last decisions of a mapper, up to {@value #WINDOW}, with those on its validation
 * rows, after every {@value #SLICE} of them. Thread-safe; its memory does not grow.
 *
 * <p>Validation rows are never quite like live prompts even where nothing shifted: they chose the
 * thresholds, and a mapper that was swept on out-of-fold predictions has learnt from more rows
 * since. So small differences are no drift ({@link ShareTest#tolerant}).
 *
 * <p>A look compares the share of each category by {@link ShareTest}. It raises the alarm where one
 * of c categories has a p-value of at most {@link #FALSE_ALARMS} / (c · t · (t + 1)) in look t. As
 * 1/(1·2) + 1/(2·3) + … = 1, the probability that any category of any look ever has one, where live
 * prompts are drawn as the validation rows were and independently of each other, is at most {@link
 * #FALSE_ALARMS} (Bonferroni's inequality, which needs nothing of how looks and categories depend
 * on each other).
 */
public final class TrafficMonitor {

  /** Probability that traffic like the validation rows ever raises an alarm, at most. */
  public static final double FALSE_ALARMS = 0.01;

  /** Decisions that are looked at together, at most. */
  public static final int WINDOW = 1000;

  /** Decisions between two looks, and the fewest that are looked at. */
  public static final int SLICE = 100;

  private final Mapper mapper;
  private final Baseline baseline;
  private final Categories categories;
  private final Deque<int[]> slices = new ArrayDeque<>();
  private int[] slice;
  private int inSlice;
  private long prompts;
  private long looks;
  private long alarms;
  private Optional<Alarm> first = Optional.empty();
  private Look last;

  /**
   * A look.
   *
   * @param comparison what was compared
   * @param shifted numbers of the categories that raised the alarm
   */
  private record Look(Comparison comparison, List<Integer> shifted) {

    /** With the test's figures, which take some time. */
    List<SharePair> pairs() {
      return shifted.stream().map(number -> comparison.pair(number, true)).toList();
    }
  }

  /**
   * A monitor.
   *
   * @param reference decisions of the mapper on what it is compared with
   * @throws IllegalArgumentException if they are of another mapper's labels
   */
  public TrafficMonitor(Mapper mapper, TrafficCounts reference, Baseline baseline) {
    this.mapper = mapper;
    this.baseline = baseline;
    this.categories = new Categories(mapper.labelNames());
    this.slice = new int[categories.size()];
    this.last = new Look(Comparison.empty(categories, categories.fromRecord(reference)), List.of());
  }

  /**
   * Takes in a decision.
   *
   * @throws IllegalArgumentException if its label is none of the mapper's
   */
  public synchronized void add(ObservedDecision decision) {
    categories.count(decision, slice);
    prompts++;
    inSlice++;
    if (inSlice == SLICE) {
      look();
    }
  }

  /** Looks at what came since the last look, too, where there is enough in all. */
  public synchronized void finish() {
    if (inSlice > 0 && prompts >= SLICE) {
      look();
    }
  }

  private void look() {
    slices.add(slice);
    int[] gone = slices.size() > WINDOW / SLICE ? slices.remove() : new int[categories.size()];
    Comparison comparison = last.comparison.with(slice, gone);
    slice = new int[categories.size()];
    inSlice = 0;
    looks++;
    last = new Look(comparison, comparison.shifted(level()));
    if (isShifted()) {
      alarms++;
      first = first.or(() -> Optional.of(new Alarm(prompts, last.pairs())));
    }
  }

  private double level() {
    return FALSE_ALARMS / categories.compared() / looks / (looks + 1);
  }

  /** Whether the last look raised the alarm. */
  public synchronized boolean isShifted() {
    return !last.shifted.isEmpty();
  }

  /** By kind, half the sum of the differences of all shares at the last look, in [0, 1]. */
  public SortedMap<Category.Kind, Double> distances() {
    return lastLook().comparison.distances();
  }

  /** All there is to say, as of the last look. */
  public TrafficReport report() {
    Look look;
    Looks all;
    long taken;
    synchronized (this) {
      look = last;
      all = new Looks(looks, alarms, first, FALSE_ALARMS, baseline);
      taken = prompts;
    }
    return TrafficReport.of(
        mapper.model(),
        taken,
        all,
        look.comparison.distances(),
        look.comparison.pairs(look.shifted));
  }

  /** What shifted at the last look, in a sentence; empty where nothing did. */
  public Optional<String> warning() {
    List<SharePair> shifted = lastLook().pairs();
    return shifted.isEmpty()
        ? Optional.empty()
        : Optional.of(TrafficText.sentence(shifted, baseline));
  }

  private synchronized Look lastLook() {
    return last;
  }
}
