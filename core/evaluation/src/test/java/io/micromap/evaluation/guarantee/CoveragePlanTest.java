package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.guarantee.CoveragePlan.Step;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoveragePlanTest {

  private static final Target AT_90 = Target.perClass(0.9, 0.95);

  @Test
  void everyStepIsWhatItsTargetProves() {
    ScoredRows rows = rowsWhereAClassLeavesThePool();

    CoveragePlan plan = CoveragePlan.of(rows, AT_90);

    assertThat(plan.steps()).hasSizeGreaterThan(5);
    for (Step step : plan.steps()) {
      Certification proven = new Certifier(AT_90.withMaxError(step.maxError())).certify(rows);
      assertThat(step.classes())
          .as("%s", step)
          .isEqualTo(
              (int) proven.thresholds().values().stream().filter(t -> t < Thresholds.NEVER).count())
          .isGreaterThanOrEqualTo(step.alone());
      assertThat(step.coverage()).isEqualTo(proven.coverage().orElseThrow());
      assertThat(step.errors()).isEqualTo(proven.errors());
    }
    assertThat(plan.coverage())
        .isEqualTo((double) new Certifier(AT_90).certify(rows).fired() / rows.size());
  }

  /** Rows enough to be certified alone are not yet a certificate. */
  @Test
  void aClassThatFailsByItselfIsNotCounted() {
    CoveragePlan plan = CoveragePlan.of(rowsWhereAClassLeavesThePool(), AT_90);

    Step step = plan.steps().stream().filter(s -> s.maxError() == 0.1).findFirst().orElseThrow();
    assertThat(step.classes()).isEqualTo(1);
    assertThat(step.alone()).isEqualTo(1);
    assertThat(plan.toText())
        .contains(" answered, 1 of 2 classes, 1 by themselves")
        .contains("where more errors answer less, classes that were in the pool have rows enough");
  }

  @Test
  void whereClassesFailByThemselvesWhatAnswersMoreIsFound() {
    ScoredRows rows = rowsWhereAClassLeavesThePool();
    Certification found = new Certifier(AT_90).certify(rows);

    List<Promise> others = Promise.answeringMore(found, rows);

    assertThat(Promise.failedAlone(found)).containsExactly("y");
    assertThat(found.fired()).isEqualTo(90);
    assertThat(others.get(0).target().scope()).isEqualTo(Target.Scope.ALL);
    assertThat(others.get(1).target().precision()).isEqualTo(0.97);
    assertThat(others.get(1).certification().fired()).isEqualTo(109);
    assertThat(others)
        .allSatisfy(
            other -> {
              assertThat(other.certification().fired()).isGreaterThan(found.fired());
              assertThat(new Certifier(other.target()).certify(rows))
                  .isEqualTo(other.certification());
            });
    Target alone = new Target(0.9, 0.95, Target.Scope.CLASS, false, false);
    assertThat(Promise.answeringMore(new Certifier(alone).certify(rows), rows)).isEmpty();
  }

  /** What a class without rows would answer abstains, and is no answer. */
  @Test
  void answersOfAClassWithoutRowsAreNotCounted() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 60; i++) {
      scores.add("x", "x", 0.99 - i * 0.001);
    }
    scores.add("oos", "y", 0.98);
    ScoredRows rows = scores.rows();
    Target pooled = Target.perClass(0.9, 0.95);

    Certification found = new Certifier(pooled).certify(rows);

    assertThat(found.absent()).containsExactly("y");
    assertThat(found.fired()).isEqualTo(60);
    assertThat(found.errors()).isZero();
    assertThat(CoveragePlan.of(rows, pooled).coverage()).isEqualTo(60.0 / 61);
  }

  @Test
  void aShareOfNoRowsIsNone() {
    Certification none = new Certifier(AT_90).certify(new SampleScores().rows());

    assertThat(none.coverage()).isEmpty();
    assertThat(Json.line(none)).contains("\"coverage\":null");
    assertThat(none.toText()).contains("answered: 0 of 0 held-out rows, 0 of them wrong");
    assertThat(none.inScopeAbstainRate(new SampleScores().add("oos", "x", 0.9).rows())).isEmpty();
    WrongCertification wrong =
        new WrongCertifier(MaxWrong.of(0.1, Optional.empty())).certify(new SampleScores().rows());
    assertThat(wrong.coverage()).isEmpty();
    assertThat(wrong.toText()).contains("answered: 0 of 0 held-out rows, 0 of them wrong");
  }

  /**
   * Both classes are in the pool up to a share of errors of .03, and class y has a wrong answer
   * among its most confident ones, which are not those of the pool.
   */
  private static ScoredRows rowsWhereAClassLeavesThePool() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 90; i++) {
      scores.add("x", "x", 0.99 - i * 0.001);
    }
    for (int i = 0; i < 80; i++) {
      scores.add(i == 19 ? "x" : "y", "y", 0.85 - i * 0.001);
    }
    return scores.rows();
  }
}
