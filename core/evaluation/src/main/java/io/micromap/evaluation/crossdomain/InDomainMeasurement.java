package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.crossdomain.InDomain.AtCoverage;
import io.micromap.evaluation.crossdomain.InDomain.OutOfScope;
import io.micromap.evaluation.crossdomain.InDomain.PerClass;
import io.micromap.evaluation.crossdomain.InDomain.Quality;
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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Measures a mapper on its own domain's rows, or the router on all. */
final class InDomainMeasurement {

  private static final double[] COVERAGES = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1};

  private final List<Reply> replies;
  private final List<Reply> inScope;
  private final List<Reply> foreign;
  private final List<Line> classes;

  /**
   * A measurement.
   *
   * @param replies to in-scope and out-of-scope rows
   * @param labels the classes
   * @param foreign replies to other domains' in-scope rows
   */
  InDomainMeasurement(
      List<? extends Reply> replies, List<String> labels, List<? extends Reply> foreign) {
    this.replies = List.copyOf(replies);
    this.inScope = Reply.inScope(this.replies);
    this.foreign = List.copyOf(foreign);
    this.classes = classes(replies, labels);
  }

  private static List<Line> classes(List<? extends Reply> replies, List<String> labels) {
    Set<String> known = new TreeSet<>(labels);
    return ClassBalance.of(replies.stream().map(Reply::outcome).toList(), labels, "")
        .classes()
        .stream()
        .filter(line -> known.contains(line.label()))
        .toList();
  }

  /** The figures of a mapper with its thresholds. */
  InDomain ofMapper(Key key, Thresholds thresholds) {
    return figures(key, ece(), aurc(replies), Optional.of(thresholds));
  }

  /**
   * The figures of the router.
   *
   * @param thresholds its least score, or empty where the mappers' own thresholds apply
   */
  InDomain ofRouter(Key key, Optional<Thresholds> thresholds) {
    return figures(key, Optional.empty(), aurc(inScope), thresholds);
  }

  private InDomain figures(
      Key key, Optional<Double> ece, Optional<Double> aurc, Optional<Thresholds> thresholds) {
    return new InDomain(
        key,
        new Quality(
            inScope.size(),
            accuracy(inScope),
            macroF1().map(Json::round),
            ece.map(Json::round),
            aurc.map(Json::round)),
        atCoverages(),
        classes.stream().map(PerClass::of).toList(),
        Optional.of(outOfScope()),
        thresholds);
  }

  private static Optional<Double> accuracy(List<Reply> rows) {
    return Rate.of((int) rows.stream().filter(Reply::correct).count(), rows.size()).value();
  }

  private Optional<Double> ece() {
    List<Reply> candidates = candidates(inScope);
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(CalibrationError.ece(confidence(candidates), correct(candidates)));
  }

  private static Optional<Double> aurc(List<Reply> replies) {
    List<Reply> candidates = candidates(replies);
    return RiskCoverageCurve.of(confidence(candidates), correct(candidates), candidates.size())
        .aurc();
  }

  private static List<Reply> candidates(List<Reply> replies) {
    return replies.stream().filter(reply -> reply.candidate().isPresent()).toList();
  }

  private static double[] confidence(List<Reply> replies) {
    return replies.stream().mapToDouble(Reply::confidence).toArray();
  }

  private static boolean[] correct(List<Reply> replies) {
    boolean[] correct = new boolean[replies.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = replies.get(i).correct();
    }
    return correct;
  }

  /** Over the classes that occur among rows or answers. */
  private Optional<Double> macroF1() {
    OptionalDouble mean =
        classes.stream()
            .filter(line -> line.rows() + line.answers() > 0)
            .mapToDouble(Line::f1)
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }

  private List<AtCoverage> atCoverages() {
    List<Reply> ranked =
        inScope.stream().sorted(Comparator.comparingDouble(Reply::confidence).reversed()).toList();
    return Arrays.stream(COVERAGES).mapToObj(coverage -> atCoverage(ranked, coverage)).toList();
  }

  private AtCoverage atCoverage(List<Reply> ranked, double coverage) {
    List<Reply> top = ranked.subList(0, (int) Math.ceil(coverage * ranked.size()));
    return new AtCoverage(coverage, accuracy(top), falseAccepts(top));
  }

  /** Share of the foreign replies that are as confident as the last of the most confident rows. */
  private Optional<Double> falseAccepts(List<Reply> top) {
    if (top.isEmpty() || top.get(top.size() - 1).candidate().isEmpty()) {
      return Optional.empty();
    }
    double least = top.get(top.size() - 1).confidence();
    long accepted =
        foreign.stream()
            .filter(reply -> reply.candidate().isPresent() && reply.confidence() >= least)
            .count();
    return Rate.of((int) accepted, foreign.size()).value();
  }

  private OutOfScope outOfScope() {
    List<Reply> outside = replies.stream().filter(reply -> !reply.inScope()).toList();
    int fired = (int) outside.stream().filter(Reply::fired).count();
    Rate rate = Rate.of(fired, outside.size());
    return new OutOfScope(outside.size(), fired, rate.value(), rate.lower(), rate.upper());
  }
}
