package io.micromap.rails.text;

import static io.micromap.rails.text.StepCosts.NEVER;

import io.micromap.rails.detect.PriorFeatures;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.rails.text.TextModelFit.Reading;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.FunnelProfile;
import io.micromap.rails.warp.PcaWarp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows beside the evidence that was learnt without them: what limits are chosen and judged on. */
final class HeldOut {
  private static final double[] SLOPES = {1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16};

  /** A split must at least not lose: rows without a boundary say nothing of what it costs. */
  private static final double[] COSTS = {0, 0.1, 0.2, 0.3, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16};

  /** A comma costs at least so much: it seldom begins a step. */
  private static final double COMMA = 0.5;

  /** The share of prompts of one class in which weak boundaries may begin further steps. */
  private static final double SEVERAL = 0.01;

  private static final int MOST_SEARCHED = 4000;
  private static final int MOST_TRACES = 400;

  private final List<Reading> readings;
  private final int[] fold;
  private final List<EvidenceWeights> parts;
  private final int classes;
  private final double[][] scores;
  private final double[] scope;

  HeldOut(List<Reading> readings, int[] fold, List<EvidenceWeights> parts, int classes) {
    this.readings = readings;
    this.fold = fold;
    this.parts = parts;
    this.classes = classes;
    scores = new double[fold.length][];
    scope = new double[fold.length];
    for (int i = 0; i < fold.length; i++) {
      Reading reading = readings.get(i);
      scores[i] = parts.get(fold[i]).scores(reading.words(), TextModelFit.whole(reading));
      scope[i] =
          search(i, 1, new StepCosts(0, 0, 0), 0)
              .scope(clauses(reading), TextModelFit.whole(reading), scores[i]);
    }
  }

  /** The limits that keep to a rate of false accepts. */
  Limits limits(double falseAccept) {
    double slope = slope();
    double scopeLimit = scopeLimit(falseAccept);
    return new Limits(
        falseAccept, slope, costs(slope, scopeLimit), scopeLimit, marginLimit(falseAccept));
  }

  /** How the limits do on the rows. */
  SortedMap<String, Double> figures(Limits limits) {
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("accuracy", share(true, i -> best(i) == column(i)));
    figures.put("in_scope_coverage", share(true, i -> scope[i] >= limits.scope()));
    figures.put("out_of_scope_accepted", share(false, i -> scope[i] >= limits.scope()));
    figures.put("true_label_confirmed", share(true, i -> margin(i, column(i)) >= limits.margin()));
    figures.put("several_steps_found", several(limits.slope(), limits.costs(), limits.scope()));
    return figures;
  }

  /** The funnel over the channels that hold their prompt's class, from evenly spread rows. */
  FunnelPrior prior(List<String> labels, Limits limits) {
    List<double[]> features = new ArrayList<>();
    int stride = 1 + readings.size() / MOST_TRACES;
    for (int i = 0; i < readings.size(); i += stride) {
      if (column(i) < classes) {
        features.add(features(labels, i, limits));
      }
    }
    double[][] rows = features.toArray(new double[0][]);
    PcaWarp projection = PcaWarp.fit(rows);
    double[] radii = features.stream().mapToDouble(projection::radius).toArray();
    double[] depths = features.stream().mapToDouble(f -> f[1]).toArray();
    if (Arrays.stream(radii).distinct().count() < 2) {
      return new FunnelPrior(new FunnelProfile(List.of(0.0), List.of(1.0)), projection);
    }
    FunnelProfile profile =
        FunnelProfile.fit(
            radii, depths, Math.min(FunnelProfile.BINS, radii.length), FunnelProfile.QUANTILE);
    FunnelProfile core =
        profile.core(
            FunnelProfile.CORE_HEIGHT, FunnelProfile.CORE_POWER, FunnelProfile.CORE_RADIUS);
    return new FunnelPrior(profile.blend(core, FunnelProfile.CORE_WEIGHT).normalised(), projection);
  }

  private double[] features(List<String> labels, int row, Limits limits) {
    Reading reading = readings.get(row);
    Plan plan = search(row, limits.slope(), limits.costs(), limits.scope()).plan(clauses(reading));
    Traces traces = TextTraces.of(labels, parts.get(fold[row]), reading.words(), plan);
    return PriorFeatures.of(
        traces.channel(column(row)), TextTraces.prototypeWidth(traces.length()));
  }

  /** The slope under which the rows' own columns are the most probable. */
  private double slope() {
    double best = Double.NEGATIVE_INFINITY;
    double slope = 1;
    for (double candidate : SLOPES) {
      double sum = 0;
      for (int i = 0; i < fold.length; i++) {
        sum += PlanSearch.logProbabilities(scores[i], candidate)[column(i)];
      }
      if (sum > best) {
        best = sum;
        slope = candidate;
      }
    }
    return slope;
  }

  /**
   * The least costs that hardly ever split a prompt of one class: those behind "and" first, then
   * each weaker boundary within what is left of the share.
   */
  private StepCosts costs(double slope, double weakScope) {
    double strong = several(slope, new StepCosts(NEVER, NEVER, NEVER), weakScope);
    double and =
        least(
            strong + SEVERAL * 0.8, c -> several(slope, new StepCosts(c, NEVER, NEVER), weakScope));
    double sentence =
        least(strong + SEVERAL * 0.9, c -> several(slope, new StepCosts(and, c, NEVER), weakScope));
    double comma =
        least(
            strong + SEVERAL,
            c -> several(slope, new StepCosts(and, sentence, c + COMMA), weakScope));
    return new StepCosts(and, sentence, comma + COMMA);
  }

  private static double least(double share, DoubleUnaryOperator severalAt) {
    for (double cost : COSTS) {
      if (severalAt.applyAsDouble(cost) <= share) {
        return cost;
      }
    }
    return NEVER;
  }

  private double several(double slope, StepCosts costs, double weakScope) {
    int stride = 1 + readings.size() / MOST_SEARCHED;
    int rows = 0;
    int several = 0;
    for (int i = 0; i < readings.size(); i += stride) {
      if (column(i) < classes) {
        Clauses clauses = clauses(readings.get(i));
        rows++;
        several +=
            clauses.clauses().size() > 1
                    && search(i, slope, costs, weakScope).plan(clauses).known().size() > 1
                ? 1
                : 0;
      }
    }
    return rows == 0 ? 0 : several / (double) rows;
  }

  /** What all but a share of the rows of no class stay below; without such rows, see below. */
  private double scopeLimit(double falseAccept) {
    double[] outside = values(false);
    if (outside.length > 0) {
      return Math.nextUp(outside[outside.length - 1 - (int) (falseAccept * outside.length)]);
    }
    double[] inside = values(true);
    return inside[(int) (falseAccept * inside.length)];
  }

  /** What all but a share of the wrong labels of the rows stay below, at most 0. */
  private double marginLimit(double falseAccept) {
    double[] wrong =
        IntStream.range(0, fold.length)
            .filter(i -> column(i) < classes)
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, classes)
                        .filter(k -> k != column(i))
                        .mapToObj(k -> margin(i, k)))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return Math.min(0, wrong[wrong.length - 1 - (int) (falseAccept * wrong.length)]);
  }

  private double[] values(boolean inside) {
    return IntStream.range(0, fold.length)
        .filter(i -> column(i) < classes == inside)
        .mapToDouble(i -> scope[i])
        .sorted()
        .toArray();
  }

  private double share(boolean inside, IntPredicate holds) {
    long rows = IntStream.range(0, fold.length).filter(i -> column(i) < classes == inside).count();
    long held =
        IntStream.range(0, fold.length)
            .filter(i -> column(i) < classes == inside)
            .filter(holds)
            .count();
    return rows == 0 ? 0 : held / (double) rows;
  }

  private double margin(int row, int label) {
    return scores[row][label] - scores[row][best(row)];
  }

  private int best(int row) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores[row][k] > scores[row][best] ? k : best;
    }
    return best;
  }

  private int column(int row) {
    return readings.get(row).column();
  }

  private PlanSearch search(int row, double slope, StepCosts costs, double weakScope) {
    return new PlanSearch(parts.get(fold[row]), classes, slope, costs, weakScope);
  }

  private static Clauses clauses(Reading reading) {
    return Clauses.of(reading.prompt(), reading.words());
  }
}
