package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrongCertifierTest {

  private static final Optional<Double> AT_95 = Optional.of(0.95);
  private static final List<String> LABELS = List.of("pay", "send");

  @Test
  void theThresholdStandsJustAboveTheFirstWrongAnswerTooMany() {
    List<Answer> answers = right(200);
    answers.add(new Answer(0, Math.nextUp(0.9), true));
    answers.add(wrong(0, 0.9));
    answers.add(wrong(0, 0.8));

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.allowed()).isZero();
    assertThat(bound.threshold()).isEqualTo(Math.nextUp(0.9));
    assertThat(bound.wrong()).isZero();
  }

  @Test
  void fewerWrongAnswersThanAreAllowedLeaveEveryRightAnswer() {
    List<Answer> answers = right(240);
    answers.add(wrong(0, 0.9));

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.threshold()).isEqualTo(0.5);
    assertThat(bound.wrong()).isEqualTo(bound.allowed()).isEqualTo(1);
  }

  @Test
  void noWrongAnswerIsBoughtThatGainsNoRightOne() {
    List<Answer> answers = right(400);
    answers.add(wrong(0, 0.001));
    answers.add(wrong(1, 0.3));

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.allowed()).isGreaterThan(1);
    assertThat(bound.threshold()).isEqualTo(0.5);
    assertThat(bound.wrong()).isZero();
  }

  @Test
  void wrongAnswersOfEqualConfidenceAreTakenOrLeftTogether() {
    List<Answer> answers = right(400);
    answers.add(wrong(0, 0.9));
    answers.add(wrong(0, 0.7));
    answers.add(wrong(0, 0.7));
    answers.add(wrong(0, 0.7));

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.allowed()).isEqualTo(3);
    assertThat(bound.threshold()).isBetween(Math.nextUp(0.7), 0.702);
    assertThat(bound.wrong()).isEqualTo(1);
  }

  @Test
  void wrongAnswersOfFullConfidenceLeaveNothingToPromise() {
    List<Answer> answers = right(200);
    answers.add(wrong(0, 1));

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.granted()).isFalse();
    assertThat(bound.threshold()).isEqualTo(Thresholds.NEVER);
    assertThat(bound.toText())
        .contains(
            "cannot be promised; the rows are enough, but the mapper is wrong too often: no right"
                + " answer is more confident than all wrong ones. What these rows prove: at most"
                + " 0.024, with 201 of them answered\n");
  }

  /** A threshold that only wrong answers would reach promises nothing. */
  @Test
  void whereRowsAreEnoughAndTheMapperIsWrongTooOftenThatIsSaid() {
    List<Answer> answers = right(400);
    for (int i = 0; i < 60; i++) {
      answers.add(wrong(0, 0.95 + 0.0001 * i));
    }

    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), answers).get(0);

    assertThat(bound.allowed()).isEqualTo(4);
    assertThat(bound.granted()).isFalse();
    assertThat(bound.missing()).isZero();
    assertThat(bound.wrongTooOften()).isTrue();
    assertThat(bound.toText())
        .contains("than all wrong ones but 4. What these rows prove: at most");
    double more = bound.instead().orElseThrow().maxWrong();
    WrongBound other = bounds(MaxWrong.of(more, AT_95), answers).get(0);
    assertThat(other.granted()).isTrue();
    assertThat(other.wrong() + 400).isEqualTo(bound.instead().orElseThrow().answered());
    assertThat(bounds(MaxWrong.of(more - 0.001, AT_95), answers).get(0).granted()).isFalse();
  }

  @Test
  void furtherRowsAreNotAllThatIsMissingWhereTheMostConfidentAnswerIsWrong() {
    List<Answer> answers = right(100);
    assertThat(bounds(MaxWrong.of(0.02, AT_95), answers).get(0).toText())
        .contains("at least 49 more held-out rows are needed, none of them answered wrongly. What")
        .doesNotContain("too often");
    answers.add(wrong(0, 0.95));

    assertThat(bounds(MaxWrong.of(0.02, AT_95), answers).get(0).toText())
        .contains(
            "at least 48 more held-out rows are needed, none of them answered wrongly, and even")
        .contains(
            "the mapper is wrong too often: no right answer is more confident than all wrong");
  }

  @Test
  void aClassWithoutARightAnswerIsPromisedNothing() {
    MaxWrong promise = new MaxWrong(Optional.empty(), shares("send", 0.05), AT_95);
    List<Answer> answers = new ArrayList<>();
    right(800).forEach(answer -> answers.add(new Answer(0, answer.confidence(), true)));

    WrongBound bound = bounds(promise, answers).get(0);

    assertThat(bound.threshold()).isEqualTo(Thresholds.NEVER);
    assertThat(bound.toText())
        .contains("the rows are enough, but no answer that could be given is right");
  }

  @Test
  void aClassIsBoundedByTheWrongAnswersThatNameIt() {
    List<Answer> answers = right(800);
    answers.add(wrong(1, 0.7));
    answers.add(wrong(0, 0.8));
    MaxWrong promise = new MaxWrong(Optional.empty(), shares("send", 0.005), AT_95);

    List<WrongBound> bounds = bounds(promise, answers);

    assertThat(bounds).hasSize(1);
    assertThat(bounds.get(0).threshold()).isBetween(Math.nextUp(0.7), 0.702);
    assertThat(WrongCertifier.thresholds(bounds, LABELS)).containsOnlyKeys("send");
  }

  @Test
  void aClassHasTheHigherOfItsOwnThresholdAndThatOfAll() {
    List<WrongBound> bounds =
        List.of(
            new WrongBound(Optional.empty(), 0.02, 0.4, 1, 1, 0, false, Optional.empty()),
            new WrongBound(Optional.of("send"), 0.01, 0.6, 1, 1, 0, false, Optional.empty()));

    assertThat(WrongCertifier.thresholds(bounds, LABELS))
        .containsEntry("pay", 0.4)
        .containsEntry("send", 0.6);
  }

  @Test
  void severalBoundsShareTheLevel() {
    MaxWrong both = new MaxWrong(Optional.of(0.02), shares("send", 0.02), AT_95);

    assertThat(both.allowed(0.02).rowsNeeded()).isEqualTo(183);
  }

  @Test
  void onAverageNothingIsShared() {
    MaxWrong both = new MaxWrong(Optional.of(0.02), shares("send", 0.02), Optional.empty());

    assertThat(both.allowed(0.02).rowsNeeded()).isEqualTo(49);
  }

  @Test
  void tooFewRowsProveNothingAndSayHowManyAreMissing() {
    WrongBound bound = bounds(MaxWrong.of(0.02, AT_95), right(1)).get(0);

    assertThat(bound.granted()).isFalse();
    assertThat(bound.missing()).isEqualTo(148);
    assertThat(bound.threshold()).isEqualTo(Thresholds.NEVER);
    assertThat(bound.toText())
        .contains("at least 148 more held-out rows are needed, none of them answered wrongly");
  }

  @Test
  void aPromiseWithConfidenceIsBrokenNoMoreOftenThanThatWhereTheTruthIsKnown() {
    int broken = 0;
    for (int draw = 0; draw < 1000; draw++) {
      broken += truth(threshold(MaxWrong.of(0.02, AT_95), 1000, draw)) > 0.02 ? 1 : 0;
    }
    assertThat(broken).isBetween(20, 60);
  }

  @Test
  void aPromiseOnAverageIsKeptOnAverageWhereTheTruthIsKnown() {
    double sum = 0;
    for (int draw = 0; draw < 1000; draw++) {
      sum += truth(threshold(MaxWrong.of(0.02, Optional.empty()), 1000, draw));
    }
    assertThat(sum / 1000).isBetween(0.0185, 0.0204);
  }

  @Test
  void jointBoundsAreAllKeptWhereTheTruthIsKnown() {
    MaxWrong promise = new MaxWrong(Optional.of(0.02), shares("send", 0.01), AT_95);
    int broken = 0;
    for (int draw = 0; draw < 1000; draw++) {
      SortedMap<String, Double> thresholds =
          WrongCertifier.thresholds(bounds(promise, draw(1000, draw)), LABELS);
      double pay = truth(thresholds.get("pay")) / 2;
      double send = truth(thresholds.get("send")) / 2;
      broken += pay + send > 0.02 || send > 0.01 ? 1 : 0;
    }
    assertThat(broken).isLessThan(60);
  }

  @Property(tries = 200, seed = "20")
  void noLowerThresholdKeepsTheAllowedNumber(
      @ForAll @IntRange(min = 0, max = 60) int allowed, @ForAll long seed) {
    List<Answer> answers = draw(300, seed);

    double threshold = WrongCertifier.lowest(answers, allowed);

    assertThat(wrong(answers, threshold)).isLessThanOrEqualTo(allowed);
    if (threshold > 0) {
      assertThat(wrong(answers, Math.nextDown(threshold))).isGreaterThan(allowed);
    }
  }

  @Test
  void rowsWithoutEvidenceAndOutOfScopeRowsCountAmongAllPrompts() {
    ScoredRows rows = scored("prompt,label\nswap my ETH,swap\nzzz,swap\nswap a joke,oos\n");

    WrongCertification found = new WrongCertifier(MaxWrong.of(0.3, Optional.empty())).certify(rows);

    assertThat(found.rows()).isEqualTo(3);
    assertThat(found.bounds().get(0).allowed()).isZero();
    assertThat(found.thresholds()).containsOnlyKeys(rows.mapper().labelNames());
    assertThat(found.errors()).isZero();
  }

  @Test
  void theDocumentHasEveryBoundAndThreshold() {
    ScoredRows rows = scored("prompt,label\nswap my ETH,swap\n");
    MaxWrong promise = new MaxWrong(Optional.of(0.5), shares("swap", 0.001), AT_95);

    String json = Json.line(new WrongCertifier(promise).certify(rows));

    assertThat(json)
        .startsWith(
            "{\"schema_version\":1,\"promise\":{\"overall\":0.5,\"per_class\":{\"swap\":0.001},"
                + "\"on_average\":false,\"confidence\":0.95},\"rows\":1,\"fired\":0")
        .contains("{\"label\":\"swap\",\"max_wrong\":0.001,\"threshold\":1.0,\"allowed\":0,")
        .contains("\"granted\":false");
  }

  @Test
  void aClassThatTheMapperDoesNotHaveIsNamed() {
    MaxWrong promise = new MaxWrong(Optional.empty(), shares("sned", 0.01), AT_95);

    assertThatThrownBy(() -> bounds(promise, right(1)))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_LABEL))
        .hasMessageContaining("'sned'")
        .hasMessageContaining("Did you mean 'send'?");
  }

  @Test
  void sharesAndConfidencesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> MaxWrong.of(0, AT_95)).hasMessageContaining("0.0 is out of range");
    assertThatThrownBy(() -> MaxWrong.of(1, AT_95)).hasMessageContaining("1.0 is out of range");
    assertThatThrownBy(() -> MaxWrong.of(Double.NaN, AT_95)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> MaxWrong.of(0.02, Optional.of(0.4))).hasMessageContaining("0.4");
    assertThatThrownBy(() -> new MaxWrong(Optional.empty(), new TreeMap<>(), AT_95))
        .hasMessageContaining("0.02");
  }

  private static ScoredRows scored(String csv) {
    return ScoredRows.of(SampleMapper.of(SampleRows.read()), SampleRows.read(csv));
  }

  private static double threshold(MaxWrong promise, int rows, long seed) {
    return bounds(promise, draw(rows, seed)).get(0).threshold();
  }

  /** Confidence c is uniform in [0, 1]; an answer is wrong with probability 0.6 (1 - c)^5. */
  private static List<Answer> draw(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Answer> drawn = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double confidence = random.nextDouble();
      boolean right = random.nextDouble() >= 0.6 * Math.pow(1 - confidence, 5);
      drawn.add(new Answer(random.nextInt(2), confidence, right));
    }
    return drawn;
  }

  /** Share of all prompts that is answered wrongly at a threshold. */
  private static double truth(double threshold) {
    return 0.1 * Math.pow(1 - threshold, 6);
  }

  private static long wrong(List<Answer> answers, double threshold) {
    return answers.stream().filter(a -> !a.right() && a.confidence() >= threshold).count();
  }

  private static List<Answer> right(int count) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(new Answer(i % 2, 0.5 + 0.4 * i / count, true));
    }
    return answers;
  }

  private static Answer wrong(int candidate, double confidence) {
    return new Answer(candidate, confidence, false);
  }

  private static SortedMap<String, Double> shares(String label, double share) {
    return new TreeMap<>(Map.of(label, share));
  }

  private static List<WrongBound> bounds(MaxWrong promise, List<Answer> answers) {
    return new WrongCertifier(promise).bounds(answers, answers.size(), LABELS);
  }
}
