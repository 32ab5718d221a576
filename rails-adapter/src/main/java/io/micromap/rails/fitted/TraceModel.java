package io.micromap.rails.fitted;

import io.micromap.rails.denoise.TemporalDenoiser;
import java.util.List;

/**
 * Where signals stand and how strong they are, learnt from labelled traces: plain numbers, from
 * which {@link FittedParser} works.
 *
 * <p>The model is generative. A number of signals is drawn; ordered by time, they fall to channels
 * at random; the i-th of k has a position and a strength; every other channel has the strength of
 * an idle channel, and a position that depends on whether it looks strong.
 *
 * @param denoiser that traces pass first
 * @param settings how evidence is taken
 * @param logCounts the log probability of 0, 1, 2, … signals
 * @param positions densities over 0 to 1 by number of signals k and place: for k = 1, 2, … the
 *     places 1 to k, one list per k
 * @param strengths of signals and of idle channels
 * @param idlePositions of idle channels' peaks
 * @param fit what the model was fitted with; no parse depends on it
 */
public record TraceModel(
    TemporalDenoiser denoiser,
    EvidenceSettings settings,
    List<Double> logCounts,
    List<List<Density>> positions,
    Strengths strengths,
    IdlePositions idlePositions,
    TraceFitOptions fit) {

  /**
   * Densities over log strength.
   *
   * @param typicalAmplitude the median amplitude of training signals, above 0
   * @param signal of signals
   * @param idle of other channels
   * @param strongFrom the log strength from which on an idle channel looks strong
   */
  public record Strengths(
      double typicalAmplitude, Density signal, Density idle, double strongFrom) {
    /** Checks the ranges. */
    public Strengths {
      if (!(typicalAmplitude > 0 && Double.isFinite(typicalAmplitude))
          || !Double.isFinite(strongFrom)) {
        throw new IllegalArgumentException(
            "A trace model needs a typical amplitude above 0, and a finite strength");
      }
    }
  }

  /**
   * Densities over the position of an idle channel's peak.
   *
   * @param strong where it looks strong
   * @param weak where it does not
   */
  public record IdlePositions(Density strong, Density weak) {}

  /** Checks that the parts fit together. */
  public TraceModel {
    logCounts = List.copyOf(logCounts);
    positions = positions.stream().map(List::copyOf).toList();
    if (logCounts.size() != positions.size() + 1
        || !logCounts.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "A trace model needs finite log probabilities, and positions for every number of signals"
              + " from 1 on: "
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
    return strengths(evidence, settings, strengths.typicalAmplitude);
  }

  static double[] strengths(List<Evidence> evidence, EvidenceSettings settings, double typical) {
    double strongest = evidence.stream().mapToDouble(Evidence::amplitude).max().orElse(0);
    double unit =
        settings.scale() == StrengthScale.TYPICAL_SIGNAL ? typical : Math.max(strongest, 1e-12);
    double faintest = settings.options().faintest();
    return evidence.stream()
        .mapToDouble(e -> StrictMath.log(Math.max(0, e.amplitude()) / unit + faintest))
        .toArray();
  }

  /** How much better evidence fits the {@code place}-th of {@code count} signals than no signal. */
  double logRatio(Evidence evidence, double strength, int count, int place) {
    Density idlePosition =
        strength >= strengths.strongFrom ? idlePositions.strong : idlePositions.weak;
    Density position = positions.get(count - 1).get(place - 1);
    return position.log(evidence.position(), evidence.blur())
        + strengths.signal.log(strength)
        - idlePosition.log(evidence.position(), evidence.blur())
        - strengths.idle.log(strength);
  }
}
