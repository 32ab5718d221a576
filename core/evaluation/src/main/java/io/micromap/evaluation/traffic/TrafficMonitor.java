package io.micromap.evaluation.traffic;

import io.micromap.evaluation.drift.Share;
import io.micromap.evaluation.traffic.TrafficReport.Alarm;
import io.micromap.evaluation.traffic.TrafficReport.Looks;
import io.micromap.evaluation.traffic.TrafficReport.SharePair;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the last decisions of a mapper, up to {@value #WINDOW}, with those on its validation
 * rows, after every {@value #SLICE} of them. Thread-safe; its memory does not grow.
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
  private final Categories categories;
  private final int[] reference;
  private final Deque<int[]> slices = new ArrayDeque<>();
  private final int[] window;
  private int[] slice;
  private int inSlice;
  private long prompts;
  private long looks;
  private long alarms;
  private List<SharePair> shifted = List.of();
  private Optional<Alarm> first = Optional.empty();

  /**
   * A monitor.
   *
   * @param reference decisions of the mapper on the rows to compare with
   * @throws IllegalArgumentException if they are of another mapper's labels
   */
  public TrafficMonitor(Mapper mapper, TrafficCounts reference) {
    this.mapper = mapper;
    this.categories = new Categories(mapper.labelNames());
    this.reference = categories.fromRecord(reference);
    this.window = new int[categories.size()];
    this.slice = new int[categories.size()];
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
    change(window, slice, 1);
    if (slices.size() > WINDOW / SLICE) {
      change(window, slices.remove(), -1);
    }
    slice = new int[categories.size()];
    inSlice = 0;
    looks++;
    shifted = compare(level());
    if (!shifted.isEmpty()) {
      alarms++;
      first = first.or(() -> Optional.of(new Alarm(prompts, shifted)));
    }
  }

  private static void change(int[] sums, int[] by, int sign) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += sign * by[i];
    }
  }

  private double level() {
    return FALSE_ALARMS / categories.size() / looks / (looks + 1);
  }

  private List<SharePair> compare(double level) {
    List<SharePair> found = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      if (test(i).isRejected(level)) {
        found.add(pair(i, true));
      }
    }
    return List.copyOf(found);
  }

  private ShareTest test(int number) {
    Category.Kind kind = categories.get(number).kind();
    return new ShareTest(
        window[number],
        categories.whole(kind, window),
        reference[number],
        categories.whole(kind, reference));
  }

  private SharePair pair(int number, boolean isShifted) {
    ShareTest test = test(number);
    return SharePair.of(
        categories.get(number),
        Share.of(test.part(), test.whole()),
        Share.of(test.otherPart(), test.otherWhole()),
        test.p(),
        isShifted);
  }

  /** Whether the last look raised the alarm. */
  public synchronized boolean isShifted() {
    return !shifted.isEmpty();
  }

  /** Half the sum of the differences of all shares of a kind, in [0, 1]. */
  private double distance(Category.Kind kind) {
    double whole = categories.whole(kind, window);
    double otherWhole = categories.whole(kind, reference);
    double sum = 0;
    for (int i = 0; whole > 0 && otherWhole > 0 && i < categories.size(); i++) {
      if (categories.get(i).kind() == kind) {
        sum += Math.abs(window[i] / whole - reference[i] / otherWhole);
      }
    }
    return Json.round(sum / 2);
  }

  /** All there is to say, as of the last look. */
  public synchronized TrafficReport report() {
    List<SharePair> pairs = new ArrayList<>();
    List<Category> known = shifted.stream().map(SharePair::category).toList();
    for (int i = 0; i < categories.size(); i++) {
      if (window[i] + reference[i] > 0) {
        pairs.add(pair(i, known.contains(categories.get(i))));
      }
    }
    SortedMap<Category.Kind, Double> distances = new TreeMap<>();
    for (Category.Kind kind : Category.Kind.values()) {
      distances.put(kind, distance(kind));
    }
    Looks found = new Looks(looks, alarms, first, FALSE_ALARMS);
    return TrafficReport.of(mapper.model(), prompts, found, distances, pairs);
  }

  /** What shifted at the last look, in a sentence; empty where nothing did. */
  public synchronized Optional<String> warning() {
    return shifted.isEmpty() ? Optional.empty() : Optional.of(TrafficText.sentence(shifted));
  }
}
