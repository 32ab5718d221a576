package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the lowest thresholds at which wrong answers stay within a {@link MaxWrong}.
 *
 * <p>Among n rows, W(t) are answered wrongly at threshold t. The lowest t with W(t) ≤ k is taken,
 * where k is {@link AllowedErrors}. The true share R(t) can only fall as t rises, so one t* parts
 * the thresholds that keep the promise from those that break it, and it is known before the rows
 * are drawn. A threshold that breaks the promise is taken only if W(t*) ≤ k, which happens with the
 * chance of one test at t*: no choice among thresholds has to be paid for. Rows without evidence
 * count among the n; they are never answered. From there the threshold rises again as far as it
 * loses no right answer, which can only lower R. A class that no row belongs to abstains, for
 * nothing is known of it.
 */
public final class WrongCertifier {

  private static final int THOUSANDTHS = 1000;

  private final MaxWrong promise;

  /** A certifier of one promise. */
  public WrongCertifier(MaxWrong promise) {
    this.promise = promise;
  }

  /**
   * Certifies on rows that neither fitted nor calibrated the mapper.
   *
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_LABEL} if a bound names a class that
   *     the mapper does not have
   */
  public WrongCertification certify(ScoredRows rows) {
    List<String> labels = rows.mapper().labels().stream().map(Label::name).toList();
    List<WrongBound> bounds = bounds(Answer.of(rows), rows.size(), labels);
    SortedMap<String, Double> thresholds = thresholds(bounds, labels);
    rows.absent().forEach(label -> thresholds.put(label, Thresholds.NEVER));
    Thresholds all = rows.mapper().bundle().thresholds().with(thresholds);
    List<ScoredRow> fired = rows.stream().filter(row -> row.answered(all)).toList();
    int errors = (int) fired.stream().filter(row -> !row.correct()).count();
    return new WrongCertification(promise, rows.size(), fired.size(), errors, bounds, thresholds);
  }

  /** The bounds: that on all answers first, then those of single classes by name. */
  List<WrongBound> bounds(List<Answer> answers, int rows, List<String> labels) {
    requireKnown(labels);
    List<WrongBound> bounds = new ArrayList<>();
    promise.overall().ifPresent(share -> bounds.add(bound(answers, rows, Optional.empty(), share)));
    promise
        .perClass()
        .forEach(
            (label, share) ->
                bounds.add(
                    bound(of(answers, labels.indexOf(label)), rows, Optional.of(label), share)));
    return bounds;
  }

  /** The higher of a class's own threshold and that of all answers, where there is either. */
  static SortedMap<String, Double> thresholds(List<WrongBound> bounds, List<String> labels) {
    SortedMap<String, Double> thresholds = new TreeMap<>();
    for (WrongBound bound : bounds) {
      for (String label : bound.label().map(List::of).orElse(labels)) {
        thresholds.merge(label, bound.threshold(), Math::max);
      }
    }
    return thresholds;
  }

  private WrongBound bound(List<Answer> answers, int rows, Optional<String> label, double share) {
    AllowedErrors rule = promise.allowed(share);
    int allowed = rule.among(rows);
    double enough = useful(answers, lowest(answers, Math.max(0, allowed)));
    double threshold = allowed < 0 ? Thresholds.NEVER : enough;
    int wrong = (int) answers.stream().filter(a -> !a.right() && fires(a, threshold)).count();
    return new WrongBound(
        label,
        share,
        threshold,
        Math.max(0, allowed),
        wrong,
        allowed < 0 ? rule.rowsNeeded() - rows : 0,
        enough == Thresholds.NEVER,
        threshold < Thresholds.NEVER ? Optional.empty() : instead(answers, rows, share));
  }

  /** The lowest thousandth above a share at which some right answer is given. */
  private Optional<WrongBound.Instead> instead(List<Answer> answers, int rows, double share) {
    return IntStream.range((int) Math.floor(share * THOUSANDTHS) + 1, THOUSANDTHS)
        .mapToObj(thousandths -> instead(answers, rows, thousandths))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<WrongBound.Instead> instead(List<Answer> answers, int rows, int thousandths) {
    double share = (double) thousandths / THOUSANDTHS;
    int allowed = promise.allowed(share).among(rows);
    double threshold = allowed < 0 ? Thresholds.NEVER : useful(answers, lowest(answers, allowed));
    int answered = (int) answers.stream().filter(a -> fires(a, threshold)).count();
    return answered == 0 ? Optional.empty() : Optional.of(new WrongBound.Instead(share, answered));
  }

  /** The lowest threshold that no more than so many wrong answers reach. */
  static double lowest(List<Answer> answers, int allowed) {
    double[] wrong =
        answers.stream().filter(a -> !a.right()).mapToDouble(Answer::confidence).sorted().toArray();
    return wrong.length <= allowed
        ? 0
        : Math.min(Thresholds.NEVER, Math.nextUp(wrong[wrong.length - 1 - allowed]));
  }

  /**
   * The highest threshold that keeps all right answers of a lower one: what lies between only adds
   * wrong answers. A higher threshold keeps every promise that a lower one keeps. Where there is no
   * right answer, it is that which none reaches.
   */
  static double useful(List<Answer> answers, double threshold) {
    return answers.stream()
        .filter(answer -> answer.right() && fires(answer, threshold))
        .mapToDouble(Answer::confidence)
        .min()
        .orElse(Thresholds.NEVER);
  }

  /** Whether an answer is given at a threshold. */
  static boolean fires(Answer answer, double threshold) {
    return threshold < Thresholds.NEVER && answer.confidence() >= threshold;
  }

  private static List<Answer> of(List<Answer> answers, int label) {
    return answers.stream().filter(answer -> answer.candidate() == label).toList();
  }

  private void requireKnown(List<String> labels) {
    for (String label : promise.perClass().keySet()) {
      if (!labels.contains(label)) {
        throw new MicromapException(
            ErrorCode.UNKNOWN_LABEL,
            "No class '"
                + label
                + "' whose wrong answers could be bounded. The mapper's labels: "
                + String.join(", ", labels)
                + "."
                + Suggestion.didYouMean(label, labels));
      }
    }
  }
}
