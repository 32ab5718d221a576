package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

  private static final List<String> PROMPTS =
      List.of("café à paris", "pay naïve", "open ångström", "swap 2 eth", "hủy đơn hàng", "été");

  @Test
  void theOrderIsOneForRowsThatAreReadAlike() {
    List<Integer> order = order(prompt -> prompt);

    assertThat(order(prompt -> Normalizer.normalize(prompt, Form.NFD))).isEqualTo(order);
    assertThat(order(prompt -> prompt + "  ")).isEqualTo(order);
    assertThat(order(prompt -> prompt.toUpperCase(Locale.ROOT))).isEqualTo(order);
    assertThat(order(prompt -> prompt.replace(" ", "\u00A0\u200B"))).isEqualTo(order);
  }

  /** Numbers of the rows in the order in which they are trained. */
  private static List<Integer> order(UnaryOperator<String> written) {
    StringBuilder csv = new StringBuilder("id,prompt,label\n");
    for (int i = 0; i < PROMPTS.size(); i++) {
      csv.append(i).append(',').append(written.apply(PROMPTS.get(i))).append(",act\n");
    }
    LabelledPrompts data = SampleRows.read(csv.toString());
    return SortedRows.of(data).data().rows().stream()
        .map(row -> Integer.valueOf(row.id()))
        .toList();
  }
}
