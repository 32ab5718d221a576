package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.ScoredRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All mappers as one: the most confident one is chosen, the first among equals. The router's score
 * is the confidence of that mapper less half the confidence of the next, so that prompts which two
 * domains claim are the first to be left unanswered. The factor was chosen on held-out training
 * rows of the shipped domains.
 *
 * @param threshold the least score that is answered, or nothing where the chosen mapper has to
 *     reach its own thresholds, and mappers that reach theirs go before the others
 */
record Router(Optional<Double> threshold) {

  /** The router's id, which no domain may have. */
  static final String ID = "router";

  /** Id of the rows of all domains together, which no domain may have. */
  static final String ALL = "all";

  private static final double OTHERS = 0.5;

  /** Rows of each domain that the threshold is chosen on: evenly spread, equally many. */
  private static final int ROWS = 1000;

  /**
   * An unseen row.
   *
   * @param score of the router
   * @param right whether the row's own mapper is chosen and right
   */
  private record Scored(double score, boolean right) {}

  /** A router whose threshold answers a share of the in-scope rows that thresholds are for. */
  static Router atCoverage(List<DomainMapper> mappers, double coverage, RailsState rails) {
    double[] scores =
        mappers.stream()
            .flatMap(
                domain ->
                    unseen(mappers, domain, domain.unseen().orElseThrow().inScope(), rails)
                        .stream())
            .mapToDouble(Scored::score)
            .sorted()
            .toArray();
    return new Router(Optional.of(Math.max(0, OperatingPoint.highest(scores, coverage))));
  }

  /** A router whose threshold gains most on the rows that thresholds are for. */
  static Router atCost(List<DomainMapper> mappers, CostRule rule, RailsState rails) {
    List<Scored> rows =
        mappers.stream()
            .flatMap(
                domain ->
                    unseen(mappers, domain, domain.unseen().orElseThrow().rows(), rails).stream())
            .filter(row -> row.score() > OperatingPoint.NEVER)
            .toList();
    double[] scores = rows.stream().mapToDouble(Scored::score).toArray();
    boolean[] right = new boolean[scores.length];
    IntStream.range(0, right.length).forEach(i -> right[i] = rows.get(i).right());
    return new Router(Optional.of(Math.min(rule.best(scores, right), OperatingPoint.HIGHEST)));
  }

  private static List<Scored> unseen(
      List<DomainMapper> mappers, DomainMapper domain, List<ScoredRow> all, RailsState rails) {
    int rows = Math.min(ROWS, all.size());
    return IntStream.range(0, rows)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / rows)))
        .parallel()
        .map(row -> unseen(mappers, domain, row, rails))
        .toList();
  }

  /**
   * A row that no mapper has seen. An out-of-scope row that another mapper claims may be in that
   * one's scope: it counts as one that is not answered.
   *
   * @param row of the domain, with the prediction of a model that has not seen it
   */
  private static Scored unseen(
      List<DomainMapper> mappers, DomainMapper domain, ScoredRow row, RailsState rails) {
    List<ScoredRow> predicted =
        mappers.stream()
            .map(mapper -> mapper.id().equals(domain.id()) ? row : mapper.predict(row))
            .toList();
    double[] confidences = predicted.stream().mapToDouble(ScoredRow::confidence).toArray();
    int best = 0;
    for (int i = 1; i < confidences.length; i++) {
      best = confidences[i] > confidences[best] ? i : best;
    }
    boolean own = mappers.get(best).id().equals(domain.id());
    boolean answerable = rails == RailsState.OFF || mappers.get(best).confirms(predicted.get(best));
    return new Scored(
        answerable && (own || row.inScope()) ? score(confidences) : OperatingPoint.NEVER,
        own && row.correct());
  }

  /** The highest confidence less half the second highest. */
  static double score(double[] confidence) {
    double[] sorted = Arrays.stream(confidence).sorted().toArray();
    return sorted[sorted.length - 1] - OTHERS * sorted[sorted.length - 2];
  }

  /**
   * Routes every row.
   *
   * @param all what every mapper replies to the same rows; two or more
   * @param shared numbers of the rows whose prompt is also in scope in another domain
   */
  List<Route> routes(List<Answers> all, RailsState rails, Set<Integer> shared) {
    return IntStream.range(0, all.get(0).size())
        .parallel()
        .mapToObj(row -> route(all, row, rails, shared.contains(row)))
        .toList();
  }

  private Route route(List<Answers> all, int row, RailsState rails, boolean shared) {
    List<MapperReply> replies =
        all.stream().map(answers -> answers.reply(row, RailsState.OFF)).toList();
    int chosen = 0;
    for (int i = 1; i < replies.size(); i++) {
      chosen = precedes(replies.get(i), replies.get(chosen)) ? i : chosen;
    }
    double score = score(replies.stream().mapToDouble(Reply::confidence).toArray());
    boolean answered = threshold.map(least -> score >= least).orElse(replies.get(chosen).fired());
    Answers answers = all.get(chosen);
    return new Route(
        answers.about().id(),
        answers.by().id(),
        answers.reply(row, rails),
        score,
        answered,
        shared);
  }

  private boolean precedes(Reply reply, Reply other) {
    boolean alike = threshold.isPresent() || reply.fired() == other.fired();
    return alike ? reply.confidence() > other.confidence() : reply.fired();
  }

  /** A label led by its domain's id. */
  static String label(String domain, String label) {
    return domain + "/" + label;
  }
}
