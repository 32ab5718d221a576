package io.micromap.rails.fitted;

import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.detect.HalfSine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Fits a {@link TraceModel} to labelled traces. Every density is a smoothed count; how evidence is
 * taken is chosen by how well one half of the traces explains the other. No optimiser, no random
 * numbers: the same traces give the same model.
 */
public final class TraceModelFit {
  private static final int FEWEST = 8;

  private final List<LabelledTraces> examples;

  private final TemporalDenoiser denoiser;
  private final TraceFitOptions options;
  private Candidate best;

  private TraceModelFit(
      List<LabelledTraces> examples, TemporalDenoiser denoiser, TraceFitOptions options) {
    this.examples = examples.stream().map(example -> example.smoothed(denoiser)).toList();
    this.denoiser = denoiser;
    this.options = options;
  }

  /** Fits a model that does not denoise; see below. */
  public static TraceModel fit(List<LabelledTraces> examples) {
    return fit(examples, TemporalDenoiser.OFF);
  }

  /**
   * Fits a model with {@link TraceFitOptions#DEFAULTS}.
   *
   * @param denoiser that the examples pass first, and all traces that the model is asked about
   * @param examples at least 8, at least one with a signal; some thousands are better
   * @throws IllegalArgumentException if there are too few
   */
  public static TraceModel fit(List<LabelledTraces> examples, TemporalDenoiser denoiser) {
    if (examples.size() < FEWEST
        || examples.stream().allMatch(example -> example.truth().isEmpty())) {
      throw new IllegalArgumentException(
          "A trace model needs at least "
              + FEWEST
              + " labelled traces, at least one of them with a signal; given: "
              + examples.size());
    }
    return new TraceModelFit(examples, denoiser, TraceFitOptions.DEFAULTS).fit();
  }

  private TraceModel fit() {
    for (TraceView view : TraceView.values()) {
      for (double width : options.widths()) {
        List<Observation> observations = observe(view, width);
        for (StrengthScale scale : StrengthScale.values()) {
          compare(observations, new EvidenceSettings(view, scale, width, EvidenceOptions.DEFAULTS));
        }
      }
    }
    return model(best.observations, best.settings, best.bins);
  }

  /** Keeps the best of settings with every number of bins, should none before be as good. */
  private void compare(List<Observation> observations, EvidenceSettings settings) {
    for (int bins : options.positionBins()) {
      double score = crossValidated(observations, settings, bins);
      if (best == null || score > best.score) {
        best = new Candidate(score, settings, bins, observations);
      }
    }
  }

  private record Candidate(
      double score, EvidenceSettings settings, int bins, List<Observation> observations) {}

  /** The evidence of every example, and which channels hold its signals. */
  private List<Observation> observe(TraceView view, double width) {
    EvidenceSettings settings =
        new EvidenceSettings(view, StrengthScale.TYPICAL_SIGNAL, width, EvidenceOptions.DEFAULTS);
    TreeMap<Integer, EvidenceExtractor> extractors = new TreeMap<>();
    List<Observation> observations = new ArrayList<>();
    for (LabelledTraces example : examples) {
      int samples = settings.samples(example.traces().length());
      EvidenceExtractor extractor =
          extractors.computeIfAbsent(
              samples, wide -> new EvidenceExtractor(settings, new HalfSine(wide)));
      List<String> names = example.traces().names();
      observations.add(
          new Observation(
              extractor.of(example.traces()),
              example.truth().stream().map(names::indexOf).toList()));
    }
    return observations;
  }

  private double crossValidated(
      List<Observation> observations, EvidenceSettings settings, int bins) {
    double score = 0;
    for (int half = 0; half < 2; half++) {
      List<Observation> seen = new ArrayList<>();
      List<Observation> unseen = new ArrayList<>();
      for (int i = 0; i < observations.size(); i++) {
        (i % 2 == half ? seen : unseen).add(observations.get(i));
      }
      if (seen.stream().allMatch(observation -> observation.truth().isEmpty())) {
        continue;
      }
      TraceModel model = model(seen, settings, bins);
      for (Observation observation : unseen) {
        score += Math.max(options.worstLog(), observation.logProbability(model));
      }
    }
    return score;
  }

  private TraceModel model(List<Observation> observations, EvidenceSettings settings, int bins) {
    double typical = typicalAmplitude(observations);
    Tally tally = new Tally();
    for (Observation observation : observations) {
      tally.add(observation, TraceModel.strengths(observation.evidence(), settings, typical));
    }
    TraceFitOptions.Smoothing smoothing = options.smoothing();
    Density even = Density.even(0, 1, bins);
    TraceModel.Strengths strengths = strengths(tally, settings, typical);
    double idleWeight = bins * smoothing.idleShare();
    return new TraceModel(
        denoiser,
        settings,
        tally.logCounts(smoothing.count()),
        tally.positions(even, smoothing.spread(), smoothing.pool()),
        strengths,
        new TraceModel.IdlePositions(
            Density.of(tally.idlePositions(strengths.strongFrom(), true), even, idleWeight),
            Density.of(tally.idlePositions(strengths.strongFrom(), false), even, idleWeight)),
        options);
  }

  private TraceModel.Strengths strengths(Tally tally, EvidenceSettings settings, double typical) {
    double low = StrictMath.log(settings.options().faintest());
    double high = StrictMath.log(options.strongest());
    Density even = Density.even(low, high, options.strengthBins());
    double weight = options.smoothing().spread();
    return new TraceModel.Strengths(
        typical,
        Density.of(tally.signalStrengths(), even, weight),
        Density.of(tally.idleStrengths(), even, weight),
        tally.strongFrom(options.weakSignals()));
  }

  private static double typicalAmplitude(List<Observation> observations) {
    double[] amplitudes =
        observations.stream()
            .flatMap(
                observation -> observation.truth().stream().map(i -> observation.evidence().get(i)))
            .mapToDouble(Evidence::amplitude)
            .sorted()
            .toArray();
    double median = amplitudes[amplitudes.length / 2];
    return median > 0 ? median : 1;
  }

  /**
   * The evidence of one example.
   *
   * @param truth the channels that hold its signals, in order
   */
  record Observation(List<Evidence> evidence, List<Integer> truth) {
    /** The log probability that a model gives the truth; of a truth out of order of time, none. */
    double logProbability(TraceModel model) {
      List<Integer> byTime = FittedParser.byTime(evidence);
      List<Integer> places = truth.stream().map(byTime::indexOf).toList();
      double[] priors = FittedParser.logPriors(model, evidence.size());
      for (int i = 1; i < places.size(); i++) {
        if (places.get(i - 1) > places.get(i)) {
          return Double.NEGATIVE_INFINITY;
        }
      }
      if (places.size() >= priors.length) {
        return Double.NEGATIVE_INFINITY;
      }
      return FittedParser.posterior(model, evidence, byTime)
          .logProbability(places, priors[places.size()]);
    }
  }
}
