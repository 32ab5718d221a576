package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FewWordingsTest {

  @Test
  void aClassThatIsCertifiedOnFewWordingsIsNamedWithTheirNumber() {
    ScoredRows rows = rows();

    assertThat(certified(Target.perClass(0.9, 0.95), rows))
        .containsExactly(
            "WARNING: what is promised of x rests on 40 rows in 10 wordings, near duplicates counted"
                + " once: it takes each row for independent, and holds only for prompts in such"
                + " words. Give rows in more.");
    assertThat(certified(Target.overall(0.9, 0.95), rows)).isEmpty();
  }

  @Test
  void whatIsNotPromisedIsNotWarnedOf() {
    assertThat(certified(Target.perClass(0.99, 0.95), rows())).isEmpty();
  }

  @Test
  void classesThatAreCertifiedTogetherAndAllAnswersAreWarnedOfToo() {
    SampleScores few = new SampleScores();
    addFew(few, "x", 0, 5);
    addFew(few, "y", 5, 5);

    assertThat(certified(Target.perClass(0.9, 0.95), few.rows()))
        .singleElement()
        .asString()
        .contains("of the pool of 2 classes rests on 40 rows in 10 wordings");
    assertThat(certified(Target.overall(0.9, 0.95), few.rows()))
        .singleElement()
        .asString()
        .contains("of all answers rests on 40 rows in 10 wordings");
  }

  @Test
  void rowsThatDifferInNumbersAloneAreWarnedOfOnceForAllAnswers() {
    SampleScores numbers = new SampleScores();
    for (int i = 0; i < 40; i++) {
      numbers.add("x", "x", 0.9);
    }

    assertThat(certified(Target.overall(0.9, 0.95), numbers.rows())).isEmpty();
    assertThat(certified(Target.perClass(0.9, 0.95), numbers.rows()))
        .singleElement()
        .asString()
        .contains("of x rests on 40 rows in one wording, near");
  }

  @Test
  void aBoundOnTheWrongAnswersOfAClassIsWarnedOf() {
    ScoredRows rows = rows();
    MaxWrong promise =
        new MaxWrong(
            Optional.of(0.2), new TreeMap<>(Map.of("x", 0.2, "y", 0.2)), Optional.of(0.95));

    assertThat(FewWordings.warnings(new WrongCertifier(promise).certify(rows), rows))
        .singleElement()
        .asString()
        .contains("of x rests on 40 rows in 10 wordings");
  }

  private static List<String> certified(Target target, ScoredRows rows) {
    return FewWordings.warnings(new Certifier(target).certify(rows), rows);
  }

  /** Forty rows of x, each prompt in four ways, and of y as many that differ. */
  private static ScoredRows rows() {
    SampleScores scores = new SampleScores();
    addFew(scores, "x", 0, 10);
    for (int i = 0; i < 40; i++) {
      scores.add(words(100 + i), "y", "y", 0.9);
    }
    return scores.rows();
  }

  private static void addFew(SampleScores scores, String label, int first, int wordings) {
    for (int i = first; i < first + wordings; i++) {
      String words = words(i);
      for (String end : List.of("", " now", " ok", " yes")) {
        scores.add(words + end, label, label, 0.9);
      }
    }
  }

  /** Words that no other number has. */
  private static String words(int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < 6; i++) {
      Integer.toString(number * 7919 * i + 1_000_003 * i, 26)
          .chars()
          .forEach(c -> text.append((char) (Character.isDigit(c) ? 'q' + (c - '0') : c)));
      text.append(' ');
    }
    return text.toString().strip();
  }
}
