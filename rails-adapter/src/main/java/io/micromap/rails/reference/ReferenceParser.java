package io.micromap.rails.reference;

import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.detect.MovingAverage;
import io.micromap.rails.detect.PriorFeatures;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.PerpendicularEnergy;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The reference's parsers: which channels hold a signal, and in which order.
 *
 * <p>Immutable and safe for use by several threads. Making one computes the prototype's tables, so
 * keep it where traces come with the same settings.
 */
public final class ReferenceParser {
  private static final double RAW_WEIGHT = 0.4;
  private static final double COMMON_WEIGHT = 0.3;
  private static final double REPORT_FLOOR = 0.5;
  private static final double STOCK_FLOOR = 0.6;

  private final int sigma;
  private final HalfSine prototype;

  /** What the last parse worked with, for the next one to take up, whichever thread it is on. */
  private final AtomicReference<Workbench> spare = new AtomicReference<>();

  /**
   * Computes the prototype.
   *
   * @param sigma the smoothing window in samples, at least 0; up to 1 smooths nothing
   * @param prototypeWidth in samples, at least 1
   */
  public ReferenceParser(int sigma, int prototypeWidth) {
    if (sigma < 0) {
      throw new IllegalArgumentException("sigma must be at least 0, not " + sigma);
    }
    this.sigma = sigma;
    prototype = new HalfSine(prototypeWidth);
  }

  /**
   * The reference's {@code geodesic_parse_report}: channels whose blended score {@code z_res + 0.4
   * z_raw - 0.3 max(0, z_cm)} reaches half of the best one, at least the best one.
   */
  public Parse report(Traces traces) {
    Detections found = weigh(traces);
    return Selection.relative(found.scores, REPORT_FLOOR).parse(traces, found);
  }

  /**
   * The reference's {@code geodesic_parse_with_prior}: the scores are blended with a prior over the
   * funnel's radius, and must pass a gate relative to the best one, one against the null, and one
   * of area.
   */
  public Parse withPrior(Traces traces, FunnelPrior prior, PriorGates gates) {
    Detections found = weigh(traces);
    for (int i = 0; i < found.scores.length; i++) {
      found.areas[i] = PriorFeatures.area(found.curves[i], found.peaks[i], prototype.width());
      found.priors[i] = prior.at(PriorFeatures.of(found.smooth[i], prototype.width()));
      double strength = StrictMath.pow(found.priors[i], gates.priorPower()) * gates.priorWeight();
      found.scores[i] = (1 - gates.alpha()) * found.scores[i] + gates.alpha() * strength;
    }
    return Selection.gated(found.scores, found.areas, gates).parse(traces, found);
  }

  /**
   * The reference's {@code stock_parse}: channels whose matched filter peaks at least 0.6 times as
   * high as that of the best one, without any null.
   */
  public Parse stock(Traces traces) {
    Detections found = new Detections(traces.names().size());
    Workbench bench = takeWorkbench(traces.length());
    MatchedFilter filter = bench.filter;
    for (int i = 0; i < found.scores.length; i++) {
      double[] smooth = MovingAverage.of(traces.channel(i), sigma);
      MatchedFilter.Peak peak = filter.peak(smooth, filter.curve(smooth));
      found.peaks[i] = peak.index();
      found.scores[i] = peak.height();
    }
    spare.set(bench);
    return Selection.relative(found.scores, STOCK_FLOOR).parse(traces, found);
  }

  /** Warp and Detect: residuals, their peaks, and the peaks against the sampled null. */
  private Detections weigh(Traces traces) {
    double[][] channels = traces.channels();
    double[] commonMode = PerpendicularEnergy.commonMode(channels);
    Workbench bench = takeWorkbench(traces.length());
    MatchedFilter filter = bench.filter;
    CircularShiftNull nulls = bench.nulls;
    Detections found = new Detections(channels.length);
    for (int i = 0; i < channels.length; i++) {
      double[] energy = PerpendicularEnergy.of(channels[i], commonMode);
      double[] residual = MovingAverage.of(energy, sigma);
      found.smooth[i] = MovingAverage.of(channels[i], sigma);
      found.curves[i] = filter.curve(residual);
      found.peaks[i] = filter.peak(residual, found.curves[i]).index();
      found.zResidual[i] = nulls.at(residual, found.peaks[i]).z();
      found.zRaw[i] = nulls.at(found.smooth[i], found.peaks[i]).z();
    }
    found.zCommon = nulls.at(MovingAverage.of(commonMode, sigma), found.peaks[0]).z();
    for (int i = 0; i < channels.length; i++) {
      found.scores[i] =
          found.zResidual[i]
              + RAW_WEIGHT * found.zRaw[i]
              - COMMON_WEIGHT * Math.max(0, found.zCommon);
    }
    spare.set(bench);
    return found;
  }

  private Workbench takeWorkbench(int length) {
    Workbench bench = spare.getAndSet(null);
    if (bench != null && bench.length == length) {
      return bench;
    }
    MatchedFilter filter = bench == null ? new MatchedFilter(prototype) : bench.filter;
    return new Workbench(length, filter, SampledNull.of(prototype, length));
  }

  /** Scratch space for one parse at a time of traces of one length. */
  private record Workbench(int length, MatchedFilter filter, CircularShiftNull nulls) {}
}
