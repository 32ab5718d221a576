package io.micromap.rails.text;

import static io.micromap.rails.text.StepCosts.NEVER;

import io.micromap.rails.text.TextModel.Limits;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Chooses the limits of the rails on held-out rows. */
final class LimitChoice {

  /** What a wrong label costs in right ones, as it does where a threshold is chosen. */
  private static final double WRONG = 9;

  private final HeldOut rows;
  private final double falseAccept;
  private final double mostLost;
  private final LimitOptions options;

  LimitChoice(HeldOut rows, RailsFitOptions fit) {
    this.rows = rows;
    this.falseAccept = fit.falseAccept();
    this.mostLost = fit.mostLost();
    this.options = fit.limits();
  }

  /** The limits that keep to the rate of false accepts. */
  Limits choose() {
    double slope = slope();
    double scopeLimit = scopeLimit();
    return new Limits(slope, costs(slope, scopeLimit), scopeLimit, marginLimit());
  }

  /** What verdicts ask of the evidence of words and prototypes. */
  Prototypes.Acceptance acceptance() {
    return new Prototypes.Acceptance(scopeLimit(), Math.max(marginLimit(), cheapestMargin()));
  }

  /**
   * The margin at which right labels, less what wrong ones cost, are the most. What a mapper has
   * wrong is mostly the label with the second most evidence, and it errs as often as the evidence.
   */
  private double cheapestMargin() {
    double[] leads = rows.rows(true).mapToDouble(rows::lead).sorted().toArray();
    int errors = countBelow(leads, 0);
    double cheapest = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= errors; i++) {
      double margin = i < errors ? leads[i] : 0;
      double right = leads.length - countBelow(leads, margin);
      double wrong = countBelow(leads, Math.nextUp(-margin));
      double gain = (leads.length - errors) * right - WRONG * errors * wrong;
      if (gain > best) {
        best = gain;
        cheapest = margin;
      }
    }
    return cheapest;
  }

  private static int countBelow(double[] ascending, double limit) {
    int from = 0;
    int to = ascending.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The share of in-scope prompts of one class in which several steps are found. */
  double several(double slope, StepCosts costs, double weakScope) {
    int stride = 1 + rows.size() / options.mostSearched();
    int[] searched = rows.rows(true).filter(i -> i % stride == 0).toArray();
    long several =
        IntStream.of(searched)
            .parallel()
            .filter(i -> rows.isCut(i) && rows.plan(i, slope, costs, weakScope).known().size() > 1)
            .count();
    return searched.length == 0 ? 0 : several / (double) searched.length;
  }

  /** The slope under which the rows' own columns are the most probable. */
  private double slope() {
    double best = Double.NEGATIVE_INFINITY;
    double slope = options.slopes().get(0);
    for (double candidate : options.slopes()) {
      double sum = 0;
      for (int i = 0; i < rows.size(); i++) {
        sum += StepCandidates.logProbabilities(rows.scores(i), candidate)[rows.column(i)];
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
    double share = options.severalShare();
    double comma = options.commaCost();
    double and =
        least(
            strong + share * options.andPart(),
            c -> several(slope, new StepCosts(c, NEVER, NEVER), weakScope));
    double sentence =
        least(
            strong + share * options.sentencePart(),
            c -> several(slope, new StepCosts(and, c, NEVER), weakScope));
    double more =
        least(
            strong + share,
            c -> several(slope, new StepCosts(and, sentence, c + comma), weakScope));
    return new StepCosts(and, sentence, more + comma);
  }

  private double least(double share, DoubleUnaryOperator severalAt) {
    for (double cost : options.costs()) {
      if (severalAt.applyAsDouble(cost) <= share) {
        return cost;
      }
    }
    return NEVER;
  }

  /**
   * The least evidence of scope that all but a share of the out-of-scope rows stay below, but not
   * so high that too many in-scope rows are lost; without out-of-scope rows, what all but a share
   * of the in-scope rows reach.
   */
  private double scopeLimit() {
    double[] outside = rows.scopes(false);
    double[] inside = rows.scopes(true);
    if (outside.length == 0) {
      return inside[(int) (falseAccept * inside.length)];
    }
    int accepted = (int) (falseAccept * outside.length);
    double limit = Math.nextUp(outside[outside.length - 1 - accepted]);
    return Math.min(limit, inside[(int) (mostLost * inside.length)]);
  }

  /** The margin that all but a share of the rows' wrong labels stay below, at most 0. */
  private double marginLimit() {
    double[] wrong =
        rows.rows(true)
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, rows.classes())
                        .filter(k -> k != rows.column(i))
                        .mapToObj(k -> rows.margin(i, k)))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return Math.min(0, wrong[wrong.length - 1 - (int) (falseAccept * wrong.length)]);
  }
}
