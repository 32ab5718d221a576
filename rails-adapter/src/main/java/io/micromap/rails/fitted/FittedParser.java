package io.micromap.rails.fitted;

import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.trace.Traces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Finds the most probable ordered set of channels under a fitted model. Draws no random numbers.
 * Immutable and safe for use by several threads.
 */
public final class FittedParser {
  private final TraceModel model;

  /** What the last parse worked with, for the next one to take up, whichever thread it is on. */
  private final AtomicReference<Workbench> spare = new AtomicReference<>();

  /** Parses by a model. */
  public FittedParser(TraceModel model) {
    this.model = model;
  }

  /** Whether the model smooths the traces that it gets. */
  public boolean denoises() {
    return model.denoiser().method() != DenoiseMethod.OFF;
  }

  /** Parses traces of any length and any number of channels. */
  public FittedParse parse(Traces raw) {
    Traces traces = model.denoiser().smooth(raw);
    Workbench bench = takeWorkbench(traces.length());
    List<Evidence> evidence = bench.extractor.of(traces);
    List<Integer> byTime = byTime(evidence);
    SequencePosterior posterior = posterior(model, evidence, byTime);
    List<Integer> order = posterior.best().stream().map(byTime::get).toList();
    List<String> names = traces.names();
    Map<String, FittedChannel> channels =
        channels(traces, evidence, byTime, posterior, bench.nulls);
    spare.set(bench);
    return new FittedParse(
        order.stream().sorted().map(names::get).toList(),
        order.stream().map(names::get).toList(),
        posterior.confidence(),
        channels);
  }

  /** The channels' places, ordered by peak; equal peaks stay in the order of the traces. */
  static List<Integer> byTime(List<Evidence> evidence) {
    List<Integer> byTime = new ArrayList<>(IntStream.range(0, evidence.size()).boxed().toList());
    byTime.sort(Comparator.comparingInt(channel -> evidence.get(channel).peakIndex()));
    return byTime;
  }

  static SequencePosterior posterior(
      TraceModel model, List<Evidence> evidence, List<Integer> byTime) {
    double[] strengths = model.strengths(evidence);
    return new SequencePosterior(
        evidence.size(),
        logPriors(model, evidence.size()),
        (place, count, rank) -> {
          int channel = byTime.get(place);
          return model.logRatio(evidence.get(channel), strengths[channel], count, rank);
        });
  }

  /**
   * The log probability of one ordered set of channels by its size: that of the size, over the
   * number of such sets. Sizes above the number of channels are left out.
   */
  static double[] logPriors(TraceModel model, int channels) {
    int sizes = Math.min(model.logCounts().size(), channels + 1);
    double[] priors = new double[sizes];
    double sets = 0;
    for (int size = 0; size < sizes; size++) {
      priors[size] = model.logCounts().get(size) - sets;
      sets += size < channels ? StrictMath.log(channels - size) : 0;
    }
    return priors;
  }

  private Map<String, FittedChannel> channels(
      Traces traces,
      List<Evidence> evidence,
      List<Integer> byTime,
      SequencePosterior posterior,
      CircularShiftNull nulls) {
    double[][] viewed = EvidenceExtractor.viewed(traces, model.settings().view());
    Map<String, FittedChannel> channels = new LinkedHashMap<>();
    for (int i = 0; i < viewed.length; i++) {
      Evidence found = evidence.get(i);
      channels.put(
          traces.names().get(i),
          new FittedChannel(
              found.peakIndex(),
              found.amplitude(),
              nulls.at(viewed[i], found.peakIndex()),
              posterior.probability(byTime.indexOf(i))));
    }
    return channels;
  }

  private Workbench takeWorkbench(int length) {
    Workbench bench = spare.getAndSet(null);
    if (bench != null && bench.length == length) {
      return bench;
    }
    HalfSine prototype = new HalfSine(model.settings().samples(length));
    return new Workbench(
        length,
        new EvidenceExtractor(model.settings(), prototype),
        CircularShiftNull.exact(prototype, length));
  }

  /** Scratch space for one parse at a time of traces of one length. */
  private record Workbench(int length, EvidenceExtractor extractor, CircularShiftNull nulls) {}
}
