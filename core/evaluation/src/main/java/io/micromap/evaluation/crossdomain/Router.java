package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All mappers as one: the most confident speaks, the first of equals. Its score is its confidence
 * less half that of the next mapper's, so that prompts which two domains claim are left out first.
 * Half was chosen on held-out training rows of the shipped domains.
 *
 * @param threshold the least score that is answered, or nothing where the mapper that speaks has to
 *     reach its own thresholds, and those that do speak before the others
 */
record Router(Optional<Double> threshold) {

  /** The router's id, which no domain may have. */
  static final String ID = "router";

  /** Id of the rows of all domains together, which no domain may have. */
  static final String ALL = "all";

  private static final double OTHERS = 0.5;

  /** Rows of each domain that the threshold is chosen on: evenly spread, equally many. */
  private static final int ROWS = 1000;

  /** A router whose threshold answers a share of the rows of a class that thresholds are for. */
  static Router atCoverage(List<DomainMapper> mappers, double coverage, Rails rails) {
    double[] scores =
        mappers.stream()
            .flatMapToDouble(domain -> Arrays.stream(unseenScores(mappers, domain, rails)))
            .sorted()
            .toArray();
    return new Router(Optional.of(Math.max(0, OperatingPoint.highest(scores, coverage))));
  }

  /** No mapper has seen the rows, but for a domain's own, whose held-out predictions stand. */
  private static double[] unseenScores(
      List<DomainMapper> mappers, DomainMapper domain, Rails rails) {
    ScoredRows unseen = domain.unseen().orElseThrow();
    int[] inside = unseen.where(false);
    int rows = Math.min(ROWS, inside.length);
    return IntStream.range(0, rows)
        .map(i -> inside[(int) ((long) i * inside.length / rows)])
        .parallel()
        .mapToDouble(row -> unseenScore(mappers, domain, row, rails))
        .toArray();
  }

  private static double unseenScore(
      List<DomainMapper> mappers, DomainMapper domain, int row, Rails rails) {
    ScoredRows unseen = domain.unseen().orElseThrow();
    String prompt = unseen.data().rows().get(row).prompt();
    List<Prediction> predictions =
        mappers.stream()
            .map(
                mapper ->
                    mapper.id().equals(domain.id())
                        ? unseen.predictions().get(row)
                        : mapper.mapper().predict(prompt))
            .toList();
    int speaker = 0;
    for (int i = 1; i < predictions.size(); i++) {
      boolean louder = predictions.get(i).confidence() > predictions.get(speaker).confidence();
      speaker = louder ? i : speaker;
    }
    DomainMapper by = mappers.get(speaker);
    boolean answerable =
        rails == Rails.OFF
            || by.rails().orElseThrow().confirms(prompt, predictions.get(speaker), by.mapper());
    return answerable
        ? score(predictions.stream().mapToDouble(Prediction::confidence).toArray())
        : OperatingPoint.NEVER;
  }

  /** The highest confidence less half the second highest. */
  static double score(double[] confidence) {
    double[] sorted = Arrays.stream(confidence).sorted().toArray();
    return sorted[sorted.length - 1] - OTHERS * sorted[sorted.length - 2];
  }

  /**
   * Sends every row.
   *
   * @param all what every mapper says of the same rows; two or more
   * @param shared numbers of the rows whose prompt is also one of another domain's classes
   */
  List<Route> routes(List<Answers> all, Rails rails, Set<Integer> shared) {
    LabelledPrompts data = all.get(0).about().evaluation();
    return IntStream.range(0, data.rows().size())
        .parallel()
        .mapToObj(row -> route(all, row, rails, shared.contains(row)))
        .toList();
  }

  private Route route(List<Answers> all, int row, Rails rails, boolean shared) {
    List<Reply> replies = all.stream().map(answers -> answers.reply(row, Rails.OFF)).toList();
    int speaker = 0;
    for (int i = 1; i < replies.size(); i++) {
      speaker = precedes(replies.get(i), replies.get(speaker)) ? i : speaker;
    }
    Answers answers = all.get(speaker);
    Reply reply = answers.reply(row, rails);
    double score = score(replies.stream().mapToDouble(Reply::confidence).toArray());
    boolean fires = threshold.map(least -> score >= least).orElse(replies.get(speaker).fired());
    String data = answers.about().id();
    String mapper = answers.by().id();
    boolean speaks = reply.candidate() != null;
    Reply routed =
        new Reply(
            reply.outOfScope() ? reply.gold() : label(data, reply.gold()),
            reply.outOfScope(),
            speaks ? label(mapper, reply.candidate()) : null,
            speaks ? score : 0,
            speaks && fires);
    return new Route(data, mapper, routed, shared);
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
