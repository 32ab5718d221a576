package io.micromap.rails.fitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Labelled traces, counted. */
final class Tally {
  private final List<Integer> counts = new ArrayList<>();
  private final List<Double> signalStrengths = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private final List<Idle> idle = new ArrayList<>();

  private record Placed(int count, int place, double position) {}

  private record Idle(double strength, double position) {}

  void add(TraceModelFit.Observation observation, double[] strengths) {
    List<Integer> truth = observation.truth();
    counts.add(truth.size());
    for (int i = 0; i < strengths.length; i++) {
      double position = observation.evidence().get(i).position();
      int place = truth.indexOf(i);
      if (place < 0) {
        idle.add(new Idle(strengths[i], position));
      } else {
        signalStrengths.add(strengths[i]);
        placed.add(new Placed(truth.size(), place + 1, position));
      }
    }
  }

  /** The log probability of each number of signals, every number counting some traces more. */
  List<Double> logCounts(double more) {
    int most = most();
    double[] seen = new double[most + 1];
    Arrays.fill(seen, more);
    counts.forEach(count -> seen[count]++);
    double all = Arrays.stream(seen).sum();
    return Arrays.stream(seen).map(number -> StrictMath.log(number / all)).boxed().toList();
  }

  /**
   * The positions of the i-th of k signals, drawn towards those of the i-th signal whatever k, and
   * these towards an even spread.
   */
  List<List<Density>> positions(Density even, double weight, double poolWeight) {
    List<List<Density>> positions = new ArrayList<>();
    for (int count = 1; count <= most(); count++) {
      List<Density> row = new ArrayList<>();
      for (int place = 1; place <= count; place++) {
        int k = count;
        int i = place;
        Density pooled = Density.of(positions(p -> p.place == i), even, weight);
        double[] own = positions(p -> p.place == i && p.count == k);
        row.add(Density.of(own, pooled, poolWeight));
      }
      positions.add(row);
    }
    return positions;
  }

  double[] signalStrengths() {
    return plain(signalStrengths);
  }

  double[] idleStrengths() {
    return idle.stream().mapToDouble(Idle::strength).toArray();
  }

  /** The strength that all but a share of the signals reach. */
  double strongFrom(double share) {
    double[] sorted = plain(signalStrengths);
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }

  double[] idlePositions(double strongFrom, boolean strong) {
    return idle.stream()
        .filter(channel -> channel.strength >= strongFrom == strong)
        .mapToDouble(Idle::position)
        .toArray();
  }

  private int most() {
    return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private double[] positions(Predicate<Placed> which) {
    return placed.stream().filter(which).mapToDouble(Placed::position).toArray();
  }

  private static double[] plain(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
