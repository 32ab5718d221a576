package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.guarantee.Target.Scope;
import io.micromap.runtime.error.MicromapException;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CertifierTest {

  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final Target EACH = Target.perClass(0.98, 0.95);

  @Test
  void aClassWith149ErrorFreeRowsAnswersWhereItIsMoreLikelyRight() {
    Certificate a = certify(EACH, rows(0, 149)).get(0);
    assertThat(a.kind()).isEqualTo(Kind.CLASS);
    assertThat(a.threshold()).isEqualTo(0.5);
    assertThat(a.fired()).isEqualTo(149);
    assertThat(a.precision()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void aClassWith148RowsIsTooFewAndSaysHowManyAreMissing() {
    Target alone = new Target(0.98, 0.95, Scope.CLASS, false, false);
    Certificate a = certify(alone, rows(0, 148)).get(0);
    assertThat(a.threshold()).isEqualTo(Thresholds.NEVER);
    assertThat(a.granted()).isFalse();
    assertThat(a.missing()).isEqualTo(1);
    assertThat(certify(alone, rows(0, 40)).get(0).missing()).isEqualTo(109);
    assertThat(certify(alone, List.of()).get(2).missing()).isEqualTo(149);
  }

  /** The sequence starts with half of all rows; that half must lie above the error. */
  @Test
  void anErrorAtTheTopRaisesTheNumberMissing() {
    List<Answer> answers = new ArrayList<>(rows(0, 200));
    answers.set(0, new Answer(0, 0.998, false));
    Target alone = new Target(0.98, 0.95, Scope.CLASS, false, false);
    Certificate a = certify(alone, answers).get(0);
    assertThat(a.granted()).isFalse();
    assertThat(a.missing()).isEqualTo(199);
    List<Answer> more = new ArrayList<>(answers);
    for (int i = 0; i < a.missing(); i++) {
      more.add(new Answer(0, 0.999, true));
    }
    assertThat(certify(alone, more).get(0).granted()).isTrue();
    assertThat(certify(alone, more.subList(0, more.size() - 1)).get(0).granted()).isFalse();
  }

  @Test
  void smallClassesShareOneThreshold() {
    List<Answer> answers = new ArrayList<>(rows(0, 200));
    answers.addAll(rows(1, 80));
    answers.addAll(rows(2, 80));
    List<Certificate> certificates = certify(EACH, answers);
    assertThat(certificates).extracting(Certificate::kind).containsExactly(Kind.CLASS, Kind.POOL);
    assertThat(certificates.get(1).labels()).containsExactly("b", "c");
    assertThat(certificates.get(1).granted()).isTrue();
  }

  @Test
  void theThresholdLiesJustAboveTheFirstRowLeftOut() {
    List<Answer> answers = new ArrayList<>(rows(0, 200));
    answers.add(new Answer(0, 0.58, false));
    answers.add(new Answer(0, 0.55, false));
    Certificate a = certify(EACH, answers).get(0);
    assertThat(a.threshold()).isEqualTo(Math.nextUp(0.58));
    assertThat(a.fired()).isEqualTo(200);
    assertThat(a.errors()).isZero();
  }

  /** Without a row between them, every threshold proves as much; the lowest would answer all. */
  @Test
  void noThresholdLiesWhereAnAnswerIsMoreLikelyWrong() {
    List<Answer> answers = new ArrayList<>(rows(0, 200));
    answers.add(new Answer(0, 0.01, true));
    answers.add(new Answer(0, 0.001, false));
    assertThat(certify(EACH, answers).get(0).threshold()).isEqualTo(0.5);
    assertThat(certify(EACH, answers).get(0).fired()).isEqualTo(200);
    Target modest = Target.perClass(0.3, 0.95);
    assertThat(certify(modest, rows(0, 200)).get(0).threshold()).isEqualTo(0.3);
  }

  @Test
  void rowsOfEqualConfidenceAreTakenOrLeftTogether() {
    List<Answer> answers = new ArrayList<>(rows(0, 200));
    for (int i = 0; i < 20; i++) {
      answers.add(new Answer(0, 0.58, i != 7));
    }
    Certificate a = certify(EACH, answers).get(0);
    assertThat(a.fired()).isEqualTo(200);
    assertThat(a.threshold()).isEqualTo(Math.nextUp(0.58));
  }

  @Test
  void jointlyAProvenClassPassesItsShareOn() {
    Target joint = new Target(0.98, 0.95, Scope.CLASS, true, false);
    List<Answer> answers = new ArrayList<>(rows(0, 210));
    answers.addAll(rows(1, 210));
    answers.addAll(rows(2, 160));
    assertThat(certify(joint, answers)).allMatch(Certificate::granted);
    assertThat(certify(joint, rows(2, 160)).get(2).granted()).isFalse();
  }

  @Test
  void oneThresholdForAllIgnoresTheClasses() {
    List<Answer> answers = new ArrayList<>(rows(0, 100));
    answers.addAll(rows(1, 100));
    List<Certificate> certificates = certify(Target.overall(0.98, 0.95), answers);
    assertThat(certificates).hasSize(1);
    assertThat(certificates.get(0).labels()).isEqualTo(LABELS);
    assertThat(certificates.get(0).granted()).isTrue();
  }

  @Test
  void impossibleTargetsAreRefused() {
    assertThatThrownBy(() -> Target.perClass(1, 0.95)).isInstanceOf(MicromapException.class);
    assertThatThrownBy(() -> Target.perClass(0.98, 0.5)).isInstanceOf(MicromapException.class);
    assertThatThrownBy(() -> Target.perClass(Double.NaN, 0.95))
        .isInstanceOf(MicromapException.class);
  }

  @Property(tries = 300, seed = "20")
  void whatIsGrantedIsProvenOnTheRowsThemselves(
      @ForAll @IntRange(min = 0, max = 1500) int rows,
      @ForAll @DoubleRange(min = 0, max = 0.1) double error,
      @ForAll long seed) {
    List<Answer> answers = draw(rows, error, seed);
    for (Certificate certificate : certify(EACH, answers)) {
      if (certificate.granted()) {
        assertThat(certificate.precision()).isGreaterThanOrEqualTo(0.98 - 1e-9);
        assertThat(certificate.fired())
            .isEqualTo(
                (int)
                    answers.stream()
                        .filter(a -> certificate.labels().contains(LABELS.get(a.candidate())))
                        .filter(a -> a.confidence() >= certificate.threshold())
                        .count());
      } else {
        assertThat(certificate.missing()).isPositive();
      }
    }
  }

  @Property(tries = 200, seed = "20")
  void aRightAnswerMoreNeverCostsCoverage(
      @ForAll @IntRange(min = 150, max = 900) int rows, @ForAll long seed) {
    List<Answer> answers = draw(rows, 0.03, seed);
    int before = certify(Target.overall(0.98, 0.95), answers).get(0).fired();
    int wrong =
        IntStream.range(0, rows).filter(i -> !answers.get(i).right()).findFirst().orElse(-1);
    if (wrong >= 0) {
      Answer old = answers.get(wrong);
      answers.set(wrong, new Answer(old.candidate(), old.confidence(), true));
      assertThat(certify(Target.overall(0.98, 0.95), answers).get(0).fired())
          .isGreaterThanOrEqualTo(before);
    }
  }

  /** Where every threshold breaks the promise by a hair, any answer at all is a broken promise. */
  @Test
  void thePromiseIsKeptInTheWorstCase() {
    for (int rows : new int[] {149, 300, 700}) {
      int broken = 0;
      for (int draw = 0; draw < 2000; draw++) {
        List<Answer> answers = draw(rows, 0.0201, 1000L * rows + draw);
        broken += certify(Target.overall(0.98, 0.95), answers).get(0).granted() ? 1 : 0;
      }
      assertThat(broken / 2000.0).as("%d rows", rows).isLessThan(0.06);
    }
  }

  private static List<Certificate> certify(Target target, List<Answer> answers) {
    return new Certifier(target).certify(answers, LABELS);
  }

  /** Right answers of descending confidence above 0.5. */
  private static List<Answer> rows(int candidate, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Answer(candidate, 0.99 - 0.4 * i / count, true))
        .toList();
  }

  private static List<Answer> draw(int rows, double error, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      answers.add(new Answer(random.nextInt(3), random.nextDouble(), random.nextDouble() >= error));
    }
    return answers;
  }
}
