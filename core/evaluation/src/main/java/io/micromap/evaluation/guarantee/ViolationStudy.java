package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts certificates that do not hold: splits rows at random into a part to certify on and a part
 * to test on, many times over.
 *
 * @param target the precision to certify
 * @param splits how many
 * @param share of the rows that certify, in (0, 1)
 * @param seed of the splits
 */
public record ViolationStudy(Target target, int splits, double share, long seed) {

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public ViolationStudy {
    if (splits < 1 || !(share > 0 && share < 1)) {
      throw new MicromapException(
          ErrorCode.USAGE,
          splits + " splits at a share of " + share + ": give 1 or more, at a share in (0, 1).");
    }
  }

  /** Heading of the table that {@link Line#toMarkdown} fills. */
  public static final String HEADING =
      "| rows | certify on | test on | certified | missed on the test rows | missed on all rows |"
          + " coverage | oracle | gap |\n"
          + "|---|---|---|---|---|---|---|---|---|\n";

  /**
   * What came out for one set of rows. Shares lie in [0, 1].
   *
   * @param name of the rows
   * @param certifying number of rows certified on
   * @param testing number of rows tested on
   * @param target the precision certified
   * @param missedOnTest share of the certificates granted that the test rows fall short of
   * @param missed share of the certificates granted that all rows, or the known truth, fall short
   *     of
   * @param coverage mean share of the test rows answered
   * @param oracle the same for the lowest thresholds that have the precision on the test rows
   */
  public record Line(
      String name,
      int certifying,
      int testing,
      Target target,
      double missedOnTest,
      double missed,
      double coverage,
      double oracle) {

    /** The line of a Markdown table. */
    public String toMarkdown() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %s %s at %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f points |\n",
          name,
          certifying,
          testing,
          target.scope() == Target.Scope.ALL ? "all answers," : "each class,",
          target.precision(),
          target.confidence(),
          100 * missedOnTest,
          100 * missed,
          100 * coverage,
          100 * oracle,
          100 * (oracle - coverage));
    }
  }

  /** Studies rows scored by one mapper, or by several of the same classes. */
  public Line of(String name, List<ScoredRows> scored) {
    List<Answer> answers = scored.stream().flatMap(rows -> Answer.of(rows).stream()).toList();
    List<String> labels = scored.get(0).mapper().labels().stream().map(Label::name).toList();
    List<Answer> padded = padded(answers, scored.stream().mapToInt(ScoredRows::size).sum());
    Tally tally = new Tally();
    Certifier certifier = new Certifier(target);
    int certifying = (int) Math.round(padded.size() * share);
    for (int split = 0; split < splits; split++) {
      Collections.shuffle(padded, new Random(seed + split));
      List<Answer> test = present(padded.subList(certifying, padded.size()));
      int testing = padded.size() - certifying;
      for (Certificate certificate :
          certifier.certify(present(padded.subList(0, certifying)), labels)) {
        Set<Integer> classes = classes(certificate, labels);
        tally.add(certificate, of(test, classes), of(answers, classes), testing, target);
      }
    }
    return tally.line(name, certifying, padded.size() - certifying, target, splits);
  }

  /** Studies rows of three known truths: few and many rows, and a certificate hard to get. */
  public List<Line> knownTruths() {
    return List.of(synthetic(2000, 0.6, 5), synthetic(10000, 0.6, 5), synthetic(6000, 0.0201, 0));
  }

  /**
   * Studies rows of a known truth: confidence c is uniform in [0, 1], an answer is wrong with
   * probability {@code worst · (1 - c)^power}. It is no probability, so that no threshold is too
   * low.
   */
  public Line synthetic(int rows, double worst, double power) {
    Tally tally = new Tally();
    Certifier certifier = new Certifier(target.overall(), 0);
    int certifying = (int) Math.round(rows * share);
    for (int split = 0; split < splits; split++) {
      Random random = new Random(seed + split);
      List<Answer> all = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        double confidence = random.nextDouble();
        double wrong = worst * Math.pow(1 - confidence, power);
        all.add(new Answer(0, confidence, random.nextDouble() >= wrong));
      }
      Certificate certificate =
          certifier.certify(all.subList(0, certifying), List.of("any")).get(0);
      double truth = worst * Math.pow(1 - certificate.threshold(), power) / (power + 1);
      tally.add(certificate, all.subList(certifying, rows), truth, rows - certifying, target);
    }
    String name = String.format(Locale.ROOT, "known truth, error %s·(1-c)^%s", worst, power);
    return tally.line(name, certifying, rows - certifying, target.overall(), splits);
  }

  /** Sums over certificates. */
  private static final class Tally {

    private int certificates;
    private int missedOnTest;
    private int missed;
    private double coverage;
    private double oracle;

    void add(
        Certificate certificate, List<Answer> test, List<Answer> all, int testing, Target target) {
      List<Answer> fired = fired(all, certificate);
      add(certificate, test, fired.isEmpty() ? 0 : wrong(fired) / fired.size(), testing, target);
    }

    void add(Certificate certificate, List<Answer> test, double truth, int testing, Target target) {
      certificates++;
      oracle += (double) best(test, target.maxError()) / testing;
      if (!certificate.granted()) {
        return;
      }
      List<Answer> fired = fired(test, certificate);
      missedOnTest += wrong(fired) > target.maxError() * fired.size() ? 1 : 0;
      missed += truth > target.maxError() ? 1 : 0;
      coverage += (double) fired.size() / testing;
    }

    Line line(String name, int certifying, int testing, Target target, int splits) {
      return new Line(
          name,
          certifying,
          testing,
          target,
          (double) missedOnTest / certificates,
          (double) missed / certificates,
          coverage / splits,
          oracle / splits);
    }

    private static List<Answer> fired(List<Answer> answers, Certificate certificate) {
      return answers.stream()
          .filter(a -> certificate.granted() && a.confidence() >= certificate.threshold())
          .toList();
    }

    private static double wrong(List<Answer> answers) {
      return answers.stream().filter(a -> !a.right()).count();
    }

    /** The most answers above one threshold whose share of errors is within the bound. */
    private static int best(List<Answer> answers, double maxError) {
      List<Answer> sorted =
          answers.stream()
              .sorted(Comparator.comparingDouble(Answer::confidence).reversed())
              .toList();
      int wrong = 0;
      int best = 0;
      for (int i = 0; i < sorted.size(); i++) {
        wrong += sorted.get(i).right() ? 0 : 1;
        boolean cut =
            i + 1 == sorted.size() || sorted.get(i + 1).confidence() < sorted.get(i).confidence();
        best = cut && wrong <= maxError * (i + 1) ? i + 1 : best;
      }
      return best;
    }
  }

  /** Answers, and null for every row that is never answered. */
  private static List<Answer> padded(List<Answer> answers, int total) {
    List<Answer> padded = new ArrayList<>(answers);
    padded.addAll(Collections.nCopies(total - answers.size(), null));
    return padded;
  }

  private static List<Answer> present(List<Answer> answers) {
    return answers.stream().filter(a -> a != null).toList();
  }

  private static List<Answer> of(List<Answer> answers, Set<Integer> classes) {
    return answers.stream().filter(a -> classes.contains(a.candidate())).toList();
  }

  private static Set<Integer> classes(Certificate certificate, List<String> labels) {
    return new HashSet<>(
        IntStream.range(0, labels.size())
            .filter(k -> certificate.labels().contains(labels.get(k)))
            .boxed()
            .toList());
  }
}
