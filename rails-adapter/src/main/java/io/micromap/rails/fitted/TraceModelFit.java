package io.micromap.rails.fitted;

import io.micromap.rails.detect.HalfSine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Fits a {@link TraceModel} to labelled traces. Every density is a count, drawn towards what is
 * known without it; how evidence is taken is chosen by how well one half of the traces explains the
 * other. No optimiser, no random numbers: the same traces give the same model.
 */
public final class TraceModelFit {
  private static final int FEWEST = 8;
  private static final double[] WIDTHS = {0.05, 0.1, 0.15, 0.22};
  private static final int[] POSITION_BINS = {24, 48, 96, 192};
  private static final int STRENGTH_BINS = 38;

  /** A sequence may be no less probable than this when settings are compared: one miss is one. */
  private static final double WORST = -8;

  /** What every density is drawn towards counts for so many observations. */
  private static final double WEIGHT = 1;

  private static final double POOL_WEIGHT = 50;

  /** The share of signals that may be weaker than what counts as strong. */
  private static final double WEAK_SIGNALS = 0.002;

  private final List<LabelledTraces> examples;

  private TraceModelFit(List<LabelledTraces> examples) {
    this.examples = examples;
  }

  /**
   * Fits a model.
   *
   * @param examples at least 8, at least one with a signal; some thousands are better
   * @throws IllegalArgumentException if there are too few
   */
  public static TraceModel fit(List<LabelledTraces> examples) {
    if (examples.size() < FEWEST
        || examples.stream().allMatch(example -> example.truth().isEmpty())) {
      throw new IllegalArgumentException(
          "A trace model needs at least "
              + FEWEST
              + " labelled traces, at least one of them with a signal; given: "
              + examples.size());
    }
    return new TraceModelFit(List.copyOf(examples)).best();
  }

  private TraceModel best() {
    EvidenceSettings bestSettings = null;
    int bestBins = 0;
    double best = Double.NEGATIVE_INFINITY;
    List<Observation> bestObservations = List.of();
    for (TraceView view : TraceView.values()) {
      for (double width : WIDTHS) {
        List<Observation> observations = observe(view, width);
        for (StrengthScale scale : StrengthScale.values()) {
          EvidenceSettings settings = new EvidenceSettings(view, scale, width);
          for (int bins : POSITION_BINS) {
            double score = crossValidated(observations, settings, bins);
            if (score > best) {
              best = score;
              bestSettings = settings;
              bestBins = bins;
              bestObservations = observations;
            }
          }
        }
      }
    }
    return model(bestObservations, bestSettings, bestBins);
  }

  /** The evidence of every example, and which channels hold its signals. */
  private List<Observation> observe(TraceView view, double width) {
    EvidenceSettings settings = new EvidenceSettings(view, StrengthScale.TYPICAL_SIGNAL, width);
    TreeMap<Integer, EvidenceExtractor> extractors = new TreeMap<>();
    List<Observation> observations = new ArrayList<>();
    for (LabelledTraces example : examples) {
      int samples = settings.samples(example.traces().length());
      EvidenceExtractor extractor =
          extractors.computeIfAbsent(
              samples, wide -> new EvidenceExtractor(view, new HalfSine(wide)));
      List<String> names = example.traces().names();
      observations.add(
          new Observation(
              extractor.of(example.traces()),
              example.truth().stream().map(names::indexOf).toList()));
    }
    return observations;
  }

  private static double crossValidated(
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
        score += Math.max(WORST, observation.logProbability(model));
      }
    }
    return score;
  }

  private static TraceModel model(
      List<Observation> observations, EvidenceSettings settings, int bins) {
    double typical = typicalAmplitude(observations);
    Tally tally = new Tally();
    for (Observation observation : observations) {
      tally.add(
          observation, TraceModel.strengths(observation.evidence(), settings.scale(), typical));
    }
    double strongFrom = tally.strongFrom(WEAK_SIGNALS);
    Density evenPosition = Density.even(0, 1, bins);
    Density evenStrength =
        Density.even(TraceModel.LEAST_STRENGTH, TraceModel.GREATEST_STRENGTH, STRENGTH_BINS);
    return new TraceModel(
        settings,
        typical,
        tally.logCounts(),
        tally.positions(evenPosition, WEIGHT, POOL_WEIGHT),
        Density.of(tally.signalStrengths(), evenStrength, WEIGHT),
        Density.of(tally.idleStrengths(), evenStrength, WEIGHT),
        strongFrom,
        Density.of(tally.idlePositions(strongFrom, true), evenPosition, bins / 2.0),
        Density.of(tally.idlePositions(strongFrom, false), evenPosition, bins / 2.0));
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
    /** The log probability that a model gives the truth; of a truth out of time's order, none. */
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
