package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PromiseTest {

  private static final double CONFIDENCE = 0.95;

  @Test
  void whatIsPromisedIsTheHighestHundredthThatTheSameTargetProves() {
    ScoredRows rows = fortyRows();
    for (Target asked :
        List.of(Target.perClass(0.99, CONFIDENCE), Target.overall(0.99, CONFIDENCE))) {
      Promise promise = Promise.below(asked, rows).orElseThrow();

      assertThat(proves(promise.target(), rows)).isTrue();
      for (double more = promise.target().precision() + 0.01; more < 0.985; more += 0.01) {
        assertThat(proves(asked.withPrecision(more), rows)).as("%s", more).isFalse();
      }
      assertThat(promise.target().scope()).isEqualTo(asked.scope());
      assertThat(Promise.insteadOf(asked, rows))
          .contains("at least " + promise.target().precision() + " right (");
    }
  }

  @Test
  void whatAllAnswersTogetherProveIsPromisedBesideWhatEachClassDoes() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 60; i++) {
      String label = i % 2 == 0 ? "x" : "y";
      scores.add(label, i == 3 ? "y" : label, 0.99 - i * 0.001);
    }
    ScoredRows rows = scores.rows();
    double all =
        Promise.below(Target.overall(0.99, CONFIDENCE), rows).orElseThrow().target().precision();

    Target each = new Target(0.99, CONFIDENCE, Target.Scope.CLASS, false, false);

    assertThat(Promise.insteadOf(each, rows))
        .startsWith("nothing is proven at a precision of 0.99 of each class, so the mapper")
        .contains("with confidence 0.95: of each class at least 0.")
        .contains("; of all answers together at least " + all + " right (")
        .endsWith(" of 60 held-out rows are answered then).");
    assertThat(Promise.insteadOf(Target.overall(0.99, CONFIDENCE), rows))
        .contains(" 0.99 of all answers together, so")
        .doesNotContain("each class");
  }

  @Test
  void allTogetherMayProveWhatNoClassDoes() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 60; i++) {
      String label = i % 2 == 0 ? "x" : "y";
      scores.add(label, label, 0.99 - i * 0.001);
    }
    Target each = new Target(0.94, CONFIDENCE, Target.Scope.CLASS, false, false);

    assertThat(proves(each, scores.rows())).isFalse();
    assertThat(Promise.insteadOf(each, scores.rows()))
        .contains("of all answers together at least 0.94 right (60 of 60 held-out rows");
  }

  @Test
  void aPromiseChosenByItsRowsHoldsAsOftenAsItsConfidenceSays() {
    SplittableRandom random = new SplittableRandom(7);
    int draws = 500;
    int broken = 0;
    for (int draw = 0; draw < draws; draw++) {
      SampleScores scores = new SampleScores();
      for (int row = 0; row < 60; row++) {
        double confidence = random.nextDouble(0.5, 1);
        scores.add(random.nextDouble() < confidence ? "x" : "y", "x", confidence);
      }
      Promise promise =
          Promise.below(Target.overall(0.99, CONFIDENCE), scores.rows()).orElseThrow();
      double threshold = Math.max(0.5, promise.certification().thresholds().get("x"));
      double precision = (threshold + 1) / 2; // of confidences that are right as often as they say
      broken += precision < promise.target().precision() ? 1 : 0;
    }

    assertThat((double) broken / draws).isLessThanOrEqualTo(0.05);
  }

  @Test
  void withoutAnswersOrWithoutARightOneThereIsNothingToPromise() {
    Target asked = Target.perClass(0.98, CONFIDENCE);

    assertThat(Promise.below(asked, new SampleScores().addEmpty("x").rows())).isEmpty();
    assertThat(Promise.insteadOf(asked, new SampleScores().add("x", "y", 0.9).rows()))
        .endsWith(
            " Nothing can be promised: of 1 answers to these rows the most confident are wrong. Add"
                + " training rows.");
    assertThat(Promise.insteadOf(asked, new SampleScores().addEmpty("x").rows()))
        .endsWith(" the mapper knows no word of these rows. Add training rows.");
  }

  @Test
  void aPoolIsNotCalledEachClassNorSaidTwice() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 10; i++) {
      String label = i % 2 == 0 ? "x" : "y";
      scores.add(label, label, 0.99 - i * 0.001);
    }

    assertThat(Promise.insteadOf(Target.perClass(0.99, CONFIDENCE), scores.rows()))
        .contains(": of all answers together at least 0.74 right (10 of 10 held-out rows")
        .doesNotContain("of each class at least", ";");
  }

  @Test
  void classesThatAbstainEvenThenAreNotPromised() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 20; i++) {
      scores.add("x", "x", 0.99 - i * 0.001).add("x", "y", 0.9 - i * 0.001);
    }

    assertThat(Promise.insteadOf(Target.perClass(0.99, CONFIDENCE), scores.rows()))
        .contains(": of each class but those that abstain then at least 0.86 right (20 of 40 held");
  }

  private static ScoredRows fortyRows() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 40; i++) {
      scores.add("x", i < 20 && i != 3 ? "x" : "y", 0.9 - i * 0.01);
    }
    return scores.rows();
  }

  private static boolean proves(Target target, ScoredRows rows) {
    return new Certifier(target).certify(rows).proves();
  }
}
