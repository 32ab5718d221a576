package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.CalibrationError;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.ClassBalance.Line;
import io.micromap.evaluation.metrics.RiskCoverageCurve;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a mapper does on its own domain's rows, or the router on all.
 *
 * @param mapper its id, or {@value Router#ID}
 * @param data the same id, or {@value Router#ALL}
 * @param rails {@code on} or {@code off}
 * @param rows of a class
 * @param accuracy share of them whose candidate is right, whatever its confidence
 * @param macroF1 mean over classes of the F1 of answers
 * @param ece calibration error of the candidates of rows of a class; null for the router, whose
 *     score is no probability
 * @param aurc area under the risk-coverage curve of all candidates; a mapper's on rows out of scope
 *     are wrong, the router's are left out, as another domain's class may be right
 * @param accuracyAtCoverage how well confidence ranks: what comes with answering a share of these
 *     rows
 * @param perClass each class at the thresholds
 * @param outOfScope the domain's own rows of no class
 * @param thresholds the mapper's; the least score of the router, or null where the mappers' own
 *     hold
 */
record InDomain(
    String mapper,
    String data,
    String rails,
    int rows,
    Double accuracy,
    Double macroF1,
    Double ece,
    Double aurc,
    List<AtCoverage> accuracyAtCoverage,
    List<PerClass> perClass,
    OutOfScope outOfScope,
    Thresholds thresholds) {

  private static final double[] COVERAGES = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1};

  /**
   * The most confident share of the rows of a class.
   *
   * @param coverage the share
   * @param accuracy share of right candidates among them
   * @param falseAcceptRate share of other domains' rows of a class that are as confident; null
   *     where there are none, or where so many own rows have no candidate
   */
  record AtCoverage(double coverage, Double accuracy, Double falseAcceptRate) {}

  /** A class; precision and recall are null over nothing. */
  record PerClass(String label, int rows, int fired, int correct, Double precision, Double recall) {

    static PerClass of(Line line) {
      return new PerClass(
          line.label(),
          line.rows(),
          line.fired(),
          line.correct(),
          Rate.of(line.correct(), line.answers()).value(),
          Rate.of(line.correct(), line.rows()).value());
    }
  }

  /** Rows of no class, and those of them that were answered. */
  record OutOfScope(int rows, int fired, Double falseAcceptRate, Double lower, Double upper) {}

  /**
   * Measures.
   *
   * @param replies of rows of a class and out of scope
   * @param labels the classes
   * @param foreign replies to other domains' rows of a class
   */
  static InDomain of(
      String mapper,
      String data,
      String rails,
      List<Reply> replies,
      List<String> labels,
      List<Reply> foreign,
      Thresholds thresholds) {
    List<Reply> inside = replies.stream().filter(reply -> !reply.outOfScope()).toList();
    boolean router = mapper.equals(Router.ID);
    List<Line> lines = lines(replies, labels);
    return new InDomain(
        mapper,
        data,
        rails,
        inside.size(),
        accuracy(inside),
        Json.round(macroF1(lines)),
        router ? null : Json.round(ece(inside)),
        Json.round(aurc(router ? inside : replies)),
        atCoverages(inside, foreign),
        lines.stream().map(PerClass::of).toList(),
        outOfScope(replies),
        thresholds);
  }

  private static Double accuracy(List<Reply> rows) {
    return Rate.of((int) rows.stream().filter(Reply::isRight).count(), rows.size()).value();
  }

  private static double ece(List<Reply> inside) {
    List<Reply> candidates = candidates(inside);
    return CalibrationError.ece(confidence(candidates), right(candidates));
  }

  private static double aurc(List<Reply> replies) {
    List<Reply> candidates = candidates(replies);
    return RiskCoverageCurve.of(confidence(candidates), right(candidates), candidates.size())
        .aurc();
  }

  private static List<Reply> candidates(List<Reply> replies) {
    return replies.stream().filter(reply -> reply.candidate() != null).toList();
  }

  private static double[] confidence(List<Reply> replies) {
    return replies.stream().mapToDouble(Reply::confidence).toArray();
  }

  private static boolean[] right(List<Reply> replies) {
    boolean[] right = new boolean[replies.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = replies.get(i).isRight();
    }
    return right;
  }

  private static List<AtCoverage> atCoverages(List<Reply> inside, List<Reply> foreign) {
    List<Reply> ranked =
        inside.stream().sorted(Comparator.comparingDouble(Reply::confidence).reversed()).toList();
    return Arrays.stream(COVERAGES)
        .mapToObj(
            coverage -> {
              List<Reply> top = ranked.subList(0, (int) Math.ceil(coverage * ranked.size()));
              return new AtCoverage(coverage, accuracy(top), falseAccepts(top, foreign));
            })
        .toList();
  }

  private static Double falseAccepts(List<Reply> top, List<Reply> foreign) {
    Reply last = top.isEmpty() ? null : top.get(top.size() - 1);
    if (last == null || last.candidate() == null) {
      return null;
    }
    int accepted =
        (int)
            foreign.stream()
                .filter(r -> r.candidate() != null && r.confidence() >= last.confidence())
                .count();
    return Rate.of(accepted, foreign.size()).value();
  }

  private static List<Line> lines(List<Reply> replies, List<String> labels) {
    Set<String> known = new TreeSet<>(labels);
    return ClassBalance.of(replies.stream().map(Reply::outcome).toList(), labels).classes().stream()
        .filter(line -> known.contains(line.label()))
        .toList();
  }

  /** Over the classes that occur among rows or answers. */
  private static double macroF1(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.rows() + line.answers() > 0)
        .mapToDouble(line -> 2.0 * line.correct() / (line.rows() + line.answers()))
        .average()
        .orElse(0);
  }

  private static OutOfScope outOfScope(List<Reply> replies) {
    List<Reply> outside = replies.stream().filter(Reply::outOfScope).toList();
    int fired = (int) outside.stream().filter(Reply::fired).count();
    Rate rate = Rate.of(fired, outside.size());
    return new OutOfScope(outside.size(), fired, rate.value(), rate.lower(), rate.upper());
  }
}
