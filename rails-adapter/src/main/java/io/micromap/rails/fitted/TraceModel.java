package io.micromap.rails.fitted;

import java.util.List;

/**
 * Where signals stand and how strong they are, learnt from labelled traces: plain numbers, from
 * which {@link FittedParser} works.
 *
 * <p>The model is generative. A number of signals is drawn; ordered by time, they fall to channels
 * at random; the i-th of k has a position and a strength; every other channel has the strength of
 * an idle channel, and a position that depends on whether it looks strong.
 *
 * @param settings how evidence is taken
 * @param typicalAmplitude the median amplitude of training signals, above 0
 * @param logCounts the log probability of 0, 1, 2, … signals
 * @param positions densities over 0 to 1 by number of signals k and place: for k = 1, 2, … the
 *     places 1 to k, one list per k
 * @param signalStrength density over log strength of signals
 * @param idleStrength density over log strength of other channels
 * @param strongFrom the log strength from which on an idle channel looks strong
 * @param strongIdlePosition density of an idle channel's peak where it looks strong
 * @param weakIdlePosition density of an idle channel's peak where it does not
 */
public record TraceModel(
    EvidenceSettings settings,
    double typicalAmplitude,
    List<Double> logCounts,
    List<List<Density>> positions,
    Density signalStrength,
    Density idleStrength,
    double strongFrom,
    Density strongIdlePosition,
    Density weakIdlePosition) {
  private static final double FAINTEST = 0.01;

  /** The range of log strengths: a hundredth to twenty times the scale. */
  static final double LEAST_STRENGTH = StrictMath.log(FAINTEST);

  static final double GREATEST_STRENGTH = StrictMath.log(20);

  /** Checks that the parts fit together. */
  public TraceModel {
    logCounts = List.copyOf(logCounts);
    positions = positions.stream().map(List::copyOf).toList();
    if (!(typicalAmplitude > 0)
        || logCounts.size() != positions.size() + 1
        || !logCounts.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "A trace model needs a typical amplitude above 0, finite log probabilities, and"
              + " positions for every number of signals from 1 on: "
              + typicalAmplitude
              + ", "
              + logCounts.size()
              + " probabilities, positions for "
              + positions.size());
    }
    for (int k = 1; k <= positions.size(); k++) {
      if (positions.get(k - 1).size() != k) {
        throw new IllegalArgumentException("A trace model needs " + k + " densities for " + k);
      }
    }
  }

  /** The log strength of each channel's evidence. */
  double[] strengths(List<Evidence> evidence) {
    return strengths(evidence, settings.scale(), typicalAmplitude);
  }

  static double[] strengths(List<Evidence> evidence, StrengthScale scale, double typical) {
    double strongest = evidence.stream().mapToDouble(Evidence::amplitude).max().orElse(0);
    double unit = scale == StrengthScale.TYPICAL_SIGNAL ? typical : Math.max(strongest, 1e-12);
    return evidence.stream()
        .mapToDouble(e -> StrictMath.log(Math.max(0, e.amplitude()) / unit + FAINTEST))
        .toArray();
  }

  /** How much better evidence fits the {@code place}-th of {@code count} signals than no signal. */
  double logRatio(Evidence evidence, double strength, int count, int place) {
    Density idlePosition = strength >= strongFrom ? strongIdlePosition : weakIdlePosition;
    Density position = positions.get(count - 1).get(place - 1);
    return position.log(evidence.position(), evidence.blur())
        + signalStrength.log(strength)
        - idlePosition.log(evidence.position(), evidence.blur())
        - idleStrength.log(strength);
  }
}
