package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.MicromapException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NegationRowsTest {

  private static final LabelledPrompts ORDERS = orders();

  @Test
  void ordersBecomeRefusalsQuestionsAndReportsOutOfScope() {
    List<Row> drafts = NegationRows.of(ORDERS, 16, 1).rows();

    assertThat(drafts)
        .filteredOn(ORDERS::isOos)
        .extracting(Row::prompt)
        .anyMatch(prompt -> prompt.matches("don't swap \\d eth"))
        .anyMatch(prompt -> prompt.matches("is it safe to lend \\d dai\\?"))
        .anyMatch(prompt -> prompt.matches("my friend wants to (swap|lend) \\d (eth|dai)"))
        .hasSizeGreaterThan(24);
  }

  @Test
  void contrastsKeepTheClassThatIsOrdered() {
    assertThat(NegationRows.of(ORDERS, 16, 1).rows())
        .filteredOn(row -> row.label().equals("swap"))
        .extracting(Row::prompt)
        .anyMatch(prompt -> prompt.matches("don't lend \\d dai, swap \\d eth"))
        .allMatch(prompt -> prompt.contains("swap"));
  }

  @Test
  void theSameSeedDrawsTheSameRowsAndNoneIsThereAlready() {
    List<Row> drafts = NegationRows.of(ORDERS, 40, 7).rows();

    assertThat(drafts).isEqualTo(NegationRows.of(ORDERS, 40, 7).rows());
    assertThat(drafts).extracting(Row::key).doesNotHaveDuplicates();
    assertThat(drafts)
        .extracting(Row::key)
        .doesNotContainAnyElementsOf(ORDERS.rows().stream().map(Row::key).toList());
  }

  @Test
  void rowsThatAreNoOrdersGiveNothing() {
    LabelledPrompts questions =
        SampleRows.read(
            """
            prompt,label
            where is my parcel,track
            my parcel is late,track
            has my parcel left,track
            has it shipped yet,track
            hello please show my parcel,track
            hello please trace my parcel,track
            hello where is the parcel,track
            hello is my parcel lost,track
            the price is wrong,price
            what does it cost,price
            """);

    assertThat(NegationRows.of(questions, 16, 1).rows()).isEmpty();
  }

  @Test
  void rowsInAnotherLanguageAreRefused() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 12; i++) {
      csv.append("schalte die lampe ").append(i).append(" jetzt aus,aus\n");
      csv.append("mach das licht ").append(i).append(" schnell an,an\n");
    }
    LabelledPrompts german = SampleRows.read(csv.toString());

    assertThatThrownBy(() -> NegationRows.of(german, 16, 1))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("is not in English: 0 of 24 rows");
  }

  @Test
  void classesWithoutAnOrderAreNamed() {
    LabelledPrompts rows = SampleRows.read("prompt,label\nwhere is my parcel,track\n");

    assertThat(NegationRows.of(rows, 16, 1).without()).containsExactly("track");
  }

  private static LabelledPrompts orders() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 1; i < 9; i++) {
      csv.append("Swap ").append(i).append(" ETH!,swap\nlend ").append(i).append(" dai,lend\n");
    }
    return SampleRows.read(csv + "what is eth,oos\n");
  }
}
