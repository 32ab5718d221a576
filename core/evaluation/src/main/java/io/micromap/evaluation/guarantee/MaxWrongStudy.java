package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.guarantee.PromiseLine.Cost;
import io.micromap.evaluation.guarantee.PromiseLine.Sizes;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Counts how often a promise about wrong answers is broken: splits rows at random into a part to
 * calibrate on and a part to test on, many times over.
 *
 * @param share greatest share of all prompts, in [0.000001, 1)
 * @param promise the same as a promise, with a confidence or on average
 * @param splits how many, 1 or more
 * @param calibrating share of the rows to calibrate on, in (0, 1)
 * @param seed of the splits
 */
public record MaxWrongStudy(
    double share, MaxWrong promise, int splits, double calibrating, long seed) {

  /** The studies of a target's share of wrong answers: with its confidence, and on average. */
  public static List<MaxWrongStudy> of(ViolationStudy study) {
    double share = study.target().maxError();
    return List.of(
            MaxWrong.of(share, Optional.of(study.target().confidence())),
            MaxWrong.of(share, Optional.empty()))
        .stream()
        .map(
            promise ->
                new MaxWrongStudy(share, promise, study.splits(), study.share(), study.seed()))
        .toList();
  }

  /** Studies rows scored by one mapper, or by several of the same classes. */
  public PromiseLine of(String name, List<ScoredRows> scored) {
    List<Answer> answers = scored.stream().flatMap(rows -> Answer.of(rows).stream()).toList();
    int total = scored.stream().mapToInt(ScoredRows::size).sum();
    List<Answer> rows = new ArrayList<>(answers);
    rows.addAll(Collections.nCopies(total - answers.size(), new Answer(-1, -1, true)));
    Tally tally = new Tally(Sizes.of(total, calibrating));
    for (int split = 0; split < splits; split++) {
      Collections.shuffle(rows, new Random(seed + split));
      tally.add(rows, threshold -> (double) wrong(answers, threshold) / total);
    }
    return tally.line(name);
  }

  /** Studies rows of a known truth: few rows and many. */
  public List<PromiseLine> knownTruths() {
    return List.of(synthetic(2000), synthetic(10_000));
  }

  /** Confidence c is uniform in [0, 1], an answer is wrong with probability 0.6 (1 - c)^5. */
  PromiseLine synthetic(int total) {
    Tally tally = new Tally(Sizes.of(total, calibrating));
    for (int split = 0; split < splits; split++) {
      Random random = new Random(seed + split);
      List<Answer> rows = new ArrayList<>();
      for (int i = 0; i < total; i++) {
        double confidence = random.nextDouble();
        double wrong = 0.6 * Math.pow(1 - confidence, 5);
        rows.add(new Answer(0, confidence, random.nextDouble() >= wrong));
      }
      tally.add(rows, threshold -> 0.1 * Math.pow(1 - threshold, 6));
    }
    return tally.line("known truth, error 0.6·(1-c)^5");
  }

  private static long wrong(List<Answer> answers, double threshold) {
    return answers.stream().filter(a -> !a.right() && WrongCertifier.fires(a, threshold)).count();
  }

  /** Sums over splits. */
  private final class Tally {

    private final Sizes sizes;
    private int missedOnTest;
    private int missed;
    private double wrong;
    private double coverage;
    private double oracle;

    Tally(Sizes sizes) {
      this.sizes = sizes;
    }

    /** Calibrates on the first rows and tests on the others. */
    void add(List<Answer> rows, DoubleUnaryOperator truth) {
      List<Answer> first = rows.subList(0, sizes.calibrating());
      List<Answer> test = rows.subList(sizes.calibrating(), rows.size());
      int allowed = promise.allowed(share).among(first.size());
      double threshold = allowed < 0 ? 1 : WrongCertifier.lowest(first, allowed);
      double onTest = (double) MaxWrongStudy.wrong(test, threshold) / test.size();
      missedOnTest += onTest > share ? 1 : 0;
      missed += truth.applyAsDouble(threshold) > share ? 1 : 0;
      wrong += onTest;
      coverage += coverage(test, threshold);
      oracle += coverage(test, WrongCertifier.lowest(test, (int) (share * test.size())));
    }

    private static double coverage(List<Answer> test, double threshold) {
      return (double) test.stream().filter(a -> WrongCertifier.fires(a, threshold)).count()
          / test.size();
    }

    PromiseLine line(String name) {
      String what =
          promise
              .confidence()
              .map(chance -> String.format(Locale.ROOT, "wrong ≤ %s at %s", share, chance))
              .orElse("wrong ≤ " + share + " on average");
      return new PromiseLine(
          name,
          sizes,
          what,
          (double) missedOnTest / splits,
          (double) missed / splits,
          wrong / splits,
          new Cost(coverage / splits, oracle / splits, false));
    }
  }
}
