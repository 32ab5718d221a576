package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import io.micromap.evaluation.metrics.CalibrationError;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.ClassBalance.Line;
import io.micromap.evaluation.metrics.RiskCoverageCurve;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a mapper does on its own domain's rows, or the router on all.
 *
 * @param key the mapper on its own data, or the router on {@value Router#ALL}
 * @param quality figures that need no threshold, but for macro-F1
 * @param accuracyAtCoverage how well confidence ranks: what comes with answering a share of these
 *     rows
 * @param perClass each class at the thresholds
 * @param outOfScope the domain's own out-of-scope rows
 * @param thresholds the mapper's; the least score of the router, or empty where the mappers' own
 *     thresholds apply
 */
public record InDomain(
    @JsonUnwrapped Key key,
    @JsonUnwrapped Quality quality,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<AtCoverage> accuracyAtCoverage,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<PerClass> perClass,
    Optional<OutOfScope> outOfScope,
    Optional<Thresholds> thresholds) {

  private static final double[] COVERAGES = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1};

  /**
   * How good the top-ranked classes and their confidences are.
   *
   * @param rows in-scope rows
   * @param accuracy share of them whose candidate is correct, whatever its confidence
   * @param macroF1 mean over classes of the F1 of answers, at the thresholds
   * @param ece calibration error of the candidates of in-scope rows; empty for the router, whose
   *     score is not a probability
   * @param aurc area under the risk-coverage curve of all candidates; a mapper's on out-of-scope
   *     rows are wrong, the router's are left out, as another domain's class may be correct
   */
  public record Quality(
      int rows,
      Optional<Double> accuracy,
      Optional<Double> macroF1,
      Optional<Double> ece,
      Optional<Double> aurc) {}

  /**
   * The most confident share of the in-scope rows.
   *
   * @param coverage the share
   * @param accuracy share of correct candidates among them
   * @param falseAcceptRate share of other domains' in-scope rows that are as confident; empty where
   *     there are none, or where so many own rows have no candidate
   */
  public record AtCoverage(
      double coverage, Optional<Double> accuracy, Optional<Double> falseAcceptRate) {}

  /** A class; precision and recall are empty over no rows. */
  public record PerClass(
      String label,
      int rows,
      int fired,
      int correct,
      Optional<Double> precision,
      Optional<Double> recall) {

    private static PerClass of(Line line) {
      return new PerClass(
          line.label(),
          line.rows(),
          line.fired(),
          line.correct(),
          Rate.of(line.correct(), line.answers()).value(),
          Rate.of(line.correct(), line.rows()).value());
    }
  }

  /** Out-of-scope rows, those of them that were answered, and their share with its interval. */
  public record OutOfScope(
      int rows,
      int fired,
      Optional<Double> falseAcceptRate,
      Optional<Double> lower,
      Optional<Double> upper) {}

  /** Copies. */
  public InDomain {
    accuracyAtCoverage = List.copyOf(accuracyAtCoverage);
    perClass = List.copyOf(perClass);
  }

  /**
   * Measures.
   *
   * @param replies to in-scope and out-of-scope rows
   * @param labels the classes
   * @param foreign replies to other domains' in-scope rows
   */
  static InDomain of(
      Key key,
      List<? extends Reply> replies,
      List<String> labels,
      List<? extends Reply> foreign,
      Optional<Thresholds> thresholds) {
    List<? extends Reply> inside = Reply.inScope(replies);
    List<Line> lines = lines(replies, labels);
    return new InDomain(
        key,
        key.byRouter()
            ? quality(inside, Optional.empty(), inside, lines)
            : quality(inside, Optional.of(Json.round(ece(inside))), replies, lines),
        atCoverages(inside, foreign),
        lines.stream().map(PerClass::of).toList(),
        Optional.of(outOfScope(replies)),
        thresholds);
  }

  private static Quality quality(
      List<? extends Reply> inside,
      Optional<Double> ece,
      List<? extends Reply> ranked,
      List<Line> lines) {
    return new Quality(
        inside.size(),
        accuracy(inside),
        Optional.of(Json.round(macroF1(lines))),
        ece,
        Optional.of(Json.round(aurc(ranked))));
  }

  private static Optional<Double> accuracy(List<? extends Reply> rows) {
    return Rate.of((int) rows.stream().filter(Reply::correct).count(), rows.size()).value();
  }

  private static double ece(List<? extends Reply> inside) {
    List<? extends Reply> candidates = candidates(inside);
    return CalibrationError.ece(confidence(candidates), right(candidates));
  }

  private static double aurc(List<? extends Reply> replies) {
    List<? extends Reply> candidates = candidates(replies);
    return RiskCoverageCurve.of(confidence(candidates), right(candidates), candidates.size())
        .aurc();
  }

  private static List<? extends Reply> candidates(List<? extends Reply> replies) {
    return replies.stream().filter(reply -> reply.candidate().isPresent()).toList();
  }

  private static double[] confidence(List<? extends Reply> replies) {
    return replies.stream().mapToDouble(Reply::confidence).toArray();
  }

  private static boolean[] right(List<? extends Reply> replies) {
    boolean[] right = new boolean[replies.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = replies.get(i).correct();
    }
    return right;
  }

  private static List<AtCoverage> atCoverages(
      List<? extends Reply> inside, List<? extends Reply> foreign) {
    List<? extends Reply> ranked =
        inside.stream().sorted(Comparator.comparingDouble(Reply::confidence).reversed()).toList();
    return Arrays.stream(COVERAGES)
        .mapToObj(
            coverage -> {
              List<? extends Reply> top =
                  ranked.subList(0, (int) Math.ceil(coverage * ranked.size()));
              return new AtCoverage(coverage, accuracy(top), falseAccepts(top, foreign));
            })
        .toList();
  }

  private static Optional<Double> falseAccepts(
      List<? extends Reply> top, List<? extends Reply> foreign) {
    Reply last = top.isEmpty() ? null : top.get(top.size() - 1);
    if (last == null || last.candidate().isEmpty()) {
      return Optional.empty();
    }
    int accepted =
        (int)
            foreign.stream()
                .filter(r -> r.candidate().isPresent() && r.confidence() >= last.confidence())
                .count();
    return Rate.of(accepted, foreign.size()).value();
  }

  private static List<Line> lines(List<? extends Reply> replies, List<String> labels) {
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

  private static OutOfScope outOfScope(List<? extends Reply> replies) {
    List<? extends Reply> outside = replies.stream().filter(reply -> !reply.inScope()).toList();
    int fired = (int) outside.stream().filter(Reply::fired).count();
    Rate rate = Rate.of(fired, outside.size());
    return new OutOfScope(outside.size(), fired, rate.value(), rate.lower(), rate.upper());
  }
}
