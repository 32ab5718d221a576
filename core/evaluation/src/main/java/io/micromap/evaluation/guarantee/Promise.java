package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRows;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be promised of all answers together where nothing higher is proven: the exact bound of
 * the more confident half of the answers (Clopper and Pearson 1934). The half is fixed by the
 * number of rows alone, so that looking at it spends nothing of the confidence.
 *
 * @param precision least share of right answers
 * @param coverage share of the held-out in-scope rows that are answered
 * @param threshold of all classes
 * @param confidence chance, over the draw of the held-out rows, that the promise holds
 */
public record Promise(double precision, double coverage, double threshold, double confidence) {

  /**
   * The promise; nothing where not even half of the answers prove anything.
   *
   * @param confidence in (0.5, 1)
   */
  public static Optional<Promise> of(ScoredRows rows, double confidence) {
    List<Answer> answers =
        Answer.of(rows).stream()
            .sorted(Comparator.comparingDouble(Answer::confidence).reversed())
            .toList();
    int answered = (answers.size() + 1) / 2;
    while (answered < answers.size() && tied(answers, answered)) {
      answered++;
    }
    if (answered == 0) {
      return Optional.empty();
    }
    double threshold =
        answered == answers.size() ? 0 : Math.nextUp(answers.get(answered).confidence());
    int right = (int) answers.subList(0, answered).stream().filter(Answer::right).count();
    double precision = PrecisionBound.lower(answered, right, 1 - confidence);
    long inScope =
        rows.inScope().stream()
            .filter(row -> row.answerable() && row.confidence() >= threshold)
            .count();
    double coverage = (double) inScope / Math.max(1, rows.inScope().size());
    return precision > 0
        ? Optional.of(new Promise(precision, coverage, threshold, confidence))
        : Optional.empty();
  }

  private static boolean tied(List<Answer> answers, int place) {
    return answers.get(place - 1).confidence() <= answers.get(place).confidence();
  }

  /** The promise in a sentence; rounded down, so that it stays true. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "What can be promised: all answers at least %.2f right at coverage %.2f, with confidence %s"
            + " (one threshold for all classes, %.6f).",
        Math.floor(precision * 100) / 100,
        Math.floor(coverage * 100) / 100,
        confidence,
        threshold);
  }

  /** The sentence for a certificate that proves nothing, with what can be promised instead. */
  public static String insteadOf(Target target, ScoredRows rows) {
    return "nothing is proven at a precision of "
        + target.precision()
        + ", so the mapper would never answer. "
        + of(rows, target.confidence())
            .map(Promise::toText)
            .orElse("Nothing can be promised on so few rows; add held-out rows.");
  }
}
