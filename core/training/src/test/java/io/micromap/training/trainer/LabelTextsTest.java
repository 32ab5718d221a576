package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTextsTest {

  private static final SortedMap<String, List<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "deposit", List.of("deposit", "lodge"),
              "stake", List.of("stake", "delegate"),
              "swap", List.of("swap", "convert"),
              "withdraw", List.of("withdraw", "retrieve")));

  private static final List<String> LABELS = List.copyOf(WORDS.keySet());
  private static final Encoder ENCODER = new MeaningProvider().open("meaning");

  @ParameterizedTest
  @CsvSource({
    "lost_or_stolen_card, lost or stolen card",
    "card-arrival, card arrival",
    "cardArrival, card arrival",
    "WrongPINEntered, wrong pin entered",
    "cards/lost.or:stolen, cards lost or stolen",
    "Refund not  showing_up, refund not showing up",
    "w2, w2",
    "überweisungAbgelehnt, uberweisung abgelehnt",
    "__, __",
  })
  void aNameIsReadAsItsWords(String label, String text) {
    assertThat(LabelTexts.of(label)).isEqualTo(text);
  }

  @Test
  void namesThatSayWhatTheirClassesAreAreRead() {
    TrainingRows rows = rows(label -> label).embedded(ENCODER);

    assertThat(rows.names()).hasNumberOfRows(rows.classes());
    assertThat(rows.names()[0]).isEqualTo(ENCODER.embed(LABELS)[0]);
  }

  @Test
  void codesAreLeftOut() {
    assertThat(rows(label -> "c0" + LABELS.indexOf(label)).embedded(ENCODER).names()).isEmpty();
  }

  @Test
  void namesOfOtherClassesAreLeftOut() {
    TrainingRows moved =
        rows(label -> LABELS.get((LABELS.indexOf(label) + 1) % LABELS.size())).embedded(ENCODER);

    assertThat(moved.names()).isEmpty();
  }

  @Test
  void aWordThatOnlyANameHoldsTellsItsClass() {
    TrainingRows rows = rows(label -> label.equals("stake") ? "bond" : label).embedded(ENCODER);
    float[] bond = ENCODER.embed(List.of("bond"))[0];

    assertThat(rows.names()).hasNumberOfRows(rows.classes());
    assertThat(best(rows, bond)).isEqualTo("bond");
    assertThat(best(withoutNames(rows), bond)).isNotEqualTo("bond");
  }

  private static String best(TrainingRows rows, float[] embedding) {
    double[] logits =
        EmbeddedFold.fit(rows, EncoderOptions.of(MeaningProvider.IDENTITY, Tiers.ENCODER))
            .read(embedding)
            .logits();
    int best =
        IntStream.range(0, logits.length)
            .boxed()
            .max((a, b) -> Double.compare(logits[a], logits[b]))
            .orElseThrow();
    return rows.rows().get(Indices.where(rows.y(), label -> label == best).get(0)).label();
  }

  private static TrainingRows withoutNames(TrainingRows rows) {
    return new TrainingRows(
        rows.rows(), rows.y(), rows.classes(), rows.hasScope(), rows.embeddings(), new float[0][]);
  }

  /** Rows that hold the name of their class, or a word that means the same. */
  private static TrainingRows rows(Function<String, String> renamed) {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    WORDS.forEach(
        (label, words) -> {
          for (String word : words) {
            for (String asset : List.of("eth", "usdc", "dai", "wbtc")) {
              csv.append(word).append(" my ").append(asset).append(',');
              csv.append(renamed.apply(label)).append('\n');
            }
          }
        });
    LabelledPrompts data = SampleRows.read(csv + "good night,oos\n");
    return TrainingRows.of(TrainingTask.ofLabels(data.labels()), SortedRows.of(data).data());
  }
}
