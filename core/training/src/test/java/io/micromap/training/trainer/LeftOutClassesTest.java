package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.sweep.OtherPrompts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftOutClassesTest {

  private static final int CLASSES = 9;
  private static final int ROWS = 8;

  @Test
  void everyRowIsAnsweredOnceByAMapperThatDidNotKnowItsClass() {
    LeftOutClasses trial = trial(rows(CLASSES, 2)).orElseThrow();

    assertThat(trial.confidences()).hasSize(CLASSES * ROWS).allMatch(each -> each >= 0 && each < 1);
    assertThat(trial).isEqualTo(trial(rows(CLASSES, 2)).orElseThrow());
  }

  @Test
  void classesWithWordsOfOthersAreAnsweredAndThoseWithWordsOfTheirOwnAreNot() {
    assertThat(sentence(rows(CLASSES, 1)))
        .isEqualTo(
            "by classes left out in turn, some 0 of 100 prompts about anything else would be"
                + " answered at a threshold of 0.5, 0 at 0.7, 0 at 0.9; prompts unlike the rows can"
                + " be far from that");
    assertThat(sentence(rows(CLASSES, 2))).doesNotContain("some 0 of");
  }

  @Test
  void rowsOutOfScopeFewClassesAndManyRowsNeedNoTrial() {
    assertThat(trial(SampleRows.read(csv(CLASSES, 2) + "good night,oos\n"))).isEmpty();
    assertThat(trial(rows(5, 1))).isEmpty();
    assertThat(trial(rows(126, 2))).isEmpty();
  }

  @Test
  void whereThereIsNoEstimateItIsSaidWhy() {
    assertThat(LeftOutClasses.whyNone(SampleRows.read(csv(CLASSES, 2) + "good night,oos\n")))
        .as("out-of-scope rows measure it")
        .isEmpty();
    assertThat(LeftOutClasses.whyNone(rows(5, 1)).orElseThrow())
        .startsWith(
            "no estimate of how many prompts about anything else would be answered: it leaves"
                + " classes out in turn, and needs 6 classes, and there are 5; rows labelled 'oos'"
                + " measure it. Write near misses first")
        .contains("the opposite of each class");
    assertThat(LeftOutClasses.whyNone(rows(126, 2)).orElseThrow())
        .contains("takes too long with more than 1000 rows");
    assertThat(LeftOutClasses.whyNone(rows(CLASSES, 2)).orElseThrow())
        .contains("needs more rows of most classes");
  }

  private static String sentence(LabelledPrompts rows) {
    return OtherPrompts.of(trial(rows).orElseThrow().confidences()).text();
  }

  private static Optional<LeftOutClasses> trial(LabelledPrompts rows) {
    return LeftOutClasses.trial(
        new Trainer(TrainingOptions.DEFAULTS, 1, step -> {}),
        TrainingTask.ofLabels(rows.labels()),
        rows,
        SampleTraining.NO_DOMAINS);
  }

  private static LabelledPrompts rows(int classes, int alike) {
    return SampleRows.read(csv(classes, alike));
  }

  /** Rows of a class have a word of its own, and others that so many neighbouring classes have. */
  private static String csv(int classes, int alike) {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int label = 0; label < classes; label++) {
      for (int row = 0; row < ROWS; row++) {
        csv.append(word('g', label / alike).repeat(3))
            .append(word('o', label))
            .append(word('r', row))
            .append(",c%03d%n".formatted(label));
      }
    }
    return csv.toString();
  }

  private static String word(char kind, int number) {
    return " %c%c%c".formatted(kind, 'a' + number / 26, 'a' + number % 26);
  }
}
