package io.micromap.rails.reference;

import io.micromap.rails.trace.Traces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which channels pass the gates.
 *
 * @param kept the channels' places, ascending
 */
record Selection(List<Integer> kept) {
  private static final double EPSILON = 1e-12;
  private static final double LEAST_AREA = 6.0;

  /**
   * The channels whose score reaches {@code share * (best + 1e-12)}; if none does, the best one.
   */
  static Selection relative(double[] scores, double share) {
    int best = best(scores);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= share * (scores[best] + EPSILON)) {
        kept.add(i);
      }
    }
    return new Selection(kept.isEmpty() ? List.of(best) : kept);
  }

  /** The channels that pass all gates of the parser with a prior. */
  static Selection gated(double[] scores, double[] areas, PriorGates gates) {
    int best = best(scores);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[best] > 0
          && scores[i] >= gates.relativeFloor() * scores[best]
          && scores[i] >= gates.z()
          && areas[i] >= LEAST_AREA) {
        kept.add(i);
      }
    }
    return new Selection(kept.isEmpty() && !gates.allowEmpty() ? List.of(best) : kept);
  }

  /** Names what was kept, and orders it by peak; equal peaks stay in the order of the traces. */
  Parse parse(Traces traces, Detections found) {
    List<String> names = traces.names();
    List<Integer> ordered = new ArrayList<>(kept);
    ordered.sort(Comparator.comparingInt(channel -> found.peaks[channel]));
    Map<String, ChannelStatistics> channels = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      channels.put(names.get(i), found.statistics(i));
    }
    return new Parse(
        kept.stream().map(names::get).toList(),
        ordered.stream().map(names::get).toList(),
        channels);
  }

  /** The first of the largest scores. */
  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
