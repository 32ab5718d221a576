package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnseenRowsTest {

  private static final LabelledPrompts TRAINED = SampleRows.read();
  private static final Mapper MAPPER = SampleMapper.of(TRAINED);

  @Test
  void theTrainingRowsThemselvesAreRefusedWhateverThePolicy() {
    for (OverlapPolicy policy : OverlapPolicy.values()) {
      assertRefused(TRAINED, policy, "the very rows");
    }
  }

  @Test
  void theTrainingRowsInAnotherOrderAreRefused() {
    var turned = new ArrayList<>(TRAINED.rows());
    Collections.reverse(turned);
    assertRefused(TRAINED.with(turned), OverlapPolicy.DROP, "the very rows");
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void disguisedTrainingRowsAreRefused(UnaryOperator<String> disguise) {
    List<Row> rows =
        TRAINED.rows().stream()
            .map(row -> new Row(row.id(), disguise.apply(row.prompt()), row.label(), row.place()))
            .toList();
    assertRefused(TRAINED.with(rows), OverlapPolicy.DROP, "80 of 80");
  }

  static Stream<UnaryOperator<String>> disguises() {
    return Stream.of(
        prompt -> prompt.toUpperCase(Locale.ROOT),
        prompt -> prompt.replace(" ", "  "),
        prompt -> prompt.replace(" ", "\t"),
        prompt -> prompt.replace(" ", "\u00A0"),
        prompt -> prompt + ".",
        prompt -> prompt + " !",
        prompt -> prompt + "\u200B",
        prompt -> "\uFEFF" + prompt,
        prompt -> prompt.substring(0, 2) + "\u00AD" + prompt.substring(2),
        prompt -> Normalizer.normalize(prompt, Normalizer.Form.NFD),
        prompt -> prompt.replace('o', '\u043E').replace('e', '\u0435'),
        prompt -> prompt.replace('e', '\uFF45'),
        prompt -> "\uD83D\uDE42 " + prompt,
        prompt -> prompt + " \u2764\uFE0F",
        prompt -> prompt.substring(0, 2) + "-" + prompt.substring(2),
        prompt -> prompt.substring(0, 2) + "-\n" + prompt.substring(2),
        UnseenRowsTest::spaced);
  }

  private static String spaced(String prompt) {
    int end = prompt.indexOf(' ');
    return String.join(" ", prompt.substring(0, end).split("")) + prompt.substring(end);
  }

  @Test
  void allRowsThatTrainedAreNotToBeLeftOut() {
    LabelledPrompts all = SampleRows.read("prompt,label\nswap my ETH,swap\n");
    assertRefused(all, OverlapPolicy.DROP, "1 of 1. None is left; give others.");
  }

  @Test
  void singleRowsAreNamedOrLeftOut() {
    LabelledPrompts mixed =
        SampleRows.read("prompt,label\nswap my ETH,swap\nswap my last penny,swap\n");
    assertRefused(mixed, OverlapPolicy.ERROR, "rows.csv, line 2");
    assertThat(UnseenRows.of(MAPPER, mixed, OverlapPolicy.DROP).rows())
        .extracting("prompt")
        .containsExactly("swap my last penny");
  }

  @Test
  void otherRowsPass() {
    LabelledPrompts other = SampleRows.read("prompt,label\nswap my last penny,swap\n");
    assertThat(UnseenRows.of(MAPPER, other, OverlapPolicy.ERROR)).isEqualTo(other);
  }

  private static void assertRefused(LabelledPrompts rows, OverlapPolicy policy, String part) {
    assertThatThrownBy(() -> UnseenRows.of(MAPPER, rows, policy))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEEN_ROWS))
        .hasMessageContaining(part);
  }
}
