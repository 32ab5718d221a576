package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  private static final String[] WORDS = {
    "account", "balance", "card", "deposit", "exchange", "fee", "ground", "house", "interest",
    "journey", "kitchen", "letter", "money", "number", "order", "payment", "question", "refund",
    "station", "transfer", "urgent", "visit", "window", "yesterday"
  };

  @Test
  void promptsThatDifferInCaseNumbersMarksOrALittleWordAreNear() {
    int[] groups =
        groups(
            "Transfer 5 dollars to my savings account",
            "transfer 17.50 dollars, to my savings account!",
            "transfer dollars to my savings accounts",
            "what is the weather like in paris");

    assertThat(groups[1]).isEqualTo(groups[0]);
    assertThat(groups[2]).isEqualTo(groups[0]);
    assertThat(groups[3]).isNotEqualTo(groups[0]);
  }

  @Test
  void promptsWithoutLettersAreNearOnlyToThemselves() {
    int[] groups = groups("1 2 3", "4 5 6", "!!!", "???", "!!!");

    assertThat(groups[0]).isNotEqualTo(groups[1]);
    assertThat(groups[2]).isNotEqualTo(groups[3]).isEqualTo(groups[4]);
  }

  @Test
  void nearlyEveryPairThatBruteForceFindsIsLinked() {
    List<Row> rows = rows(600);
    NearDuplicates near = NearDuplicates.of(rows, i -> "");
    int[] groups = near.groups();
    int linked = 0;
    int pairs = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        double similarity =
            MinHash.similarity(MinHash.runs(near.form(i)), MinHash.runs(near.form(j)));
        if (similarity >= NearDuplicates.SIMILARITY) {
          pairs++;
          linked += groups[i] == groups[j] ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isGreaterThan(200);
    assertThat((double) linked / pairs).isGreaterThan(0.99);
  }

  @Test
  void everyPairKeptIsNearAndPairsOfTwoKindsAreAllKept() {
    List<Row> rows = rows(300);
    NearDuplicates near = NearDuplicates.of(rows, i -> i % 2);

    assertThat(near.pairs())
        .isNotEmpty()
        .allSatisfy(
            pair -> assertThat(pair.similarity()).isBetween(NearDuplicates.SIMILARITY, 1.0));
    assertThat(near.pairs().stream().map(pair -> List.of(pair.a(), pair.b())).distinct().count())
        .isEqualTo(near.pairs().size());
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<Row> rows = rows(300);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));
    int[] groups = NearDuplicates.of(rows, i -> "").groups();
    int[] other = NearDuplicates.of(shuffled, i -> "").groups();

    for (int i = 1; i < rows.size(); i++) {
      int a = shuffled.indexOf(rows.get(i));
      int b = shuffled.indexOf(rows.get(i - 1));
      assertThat(other[a] == other[b]).isEqualTo(groups[i] == groups[i - 1]);
    }
  }

  /** Sentences of eight words, every second one like that before but for a word. */
  private static List<Row> rows(int count) {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        words.clear();
        random.ints(8, 0, WORDS.length).forEach(w -> words.add(WORDS[w]));
      } else {
        words.set(random.nextInt(8), WORDS[random.nextInt(WORDS.length)]);
      }
      rows.add(row(i, String.join(" ", words)));
    }
    return rows;
  }

  private static int[] groups(String... prompts) {
    List<Row> rows = new ArrayList<>();
    for (String prompt : prompts) {
      rows.add(row(rows.size(), prompt));
    }
    return NearDuplicates.of(rows, i -> "").groups();
  }

  private static Row row(int number, String prompt) {
    return new Row("r" + number, prompt, "x", "rows, line " + number);
  }
}
