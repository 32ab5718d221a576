package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BLOCK MY CARD",
        "block  my\tcard",
        "block\u00A0my card.",
        "Block my card !",
        "“block my card”",
        "block my card\u200B",
        "bl\u00ADock my card",
        "\uFEFFblock my card",
        "ｂｌｏｃｋ ｍｙ ｃａｒｄ",
        "𝐛𝐥𝐨𝐜𝐤 my card",
        "bl\u043Eck my card",
        "blóck, my card",
        "block-my-card",
        "block my\ncard",
        "block.my.card",
        "block my:card",
        "block_my_card",
        "block\u00B7my card"
      })
  void disguisesOfAPromptHaveItsKey(String disguise) {
    assertThat(PromptKey.of(disguise)).isEqualTo(PromptKey.of("block my card"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don´t swap.i'm late",
        "don`t swap: I''m late",
        "don\uFFFDt_swap.I\uA78Cm_late",
        "DON\u02C8T.SWAP_I\u05F3M\u3164LATE",
        "don't\u00B7swap\u203Fi'm\u2800late"
      })
  void wordsWithAnApostropheAreThemselvesAndArePartedAsOthersAre(String disguise) {
    assertThat(PromptKey.of(disguise).text()).isEqualTo("don't swap i'm late");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"카드 정지", "làm ơn mở tài khoản", "カードをロックして", "إيقاف البطاقة", "konto eröffnen"})
  void normalFormsHaveOneKey(String prompt) {
    for (Normalizer.Form form : Normalizer.Form.values()) {
      assertThat(PromptKey.of(Normalizer.normalize(prompt, form))).isEqualTo(PromptKey.of(prompt));
    }
    assertThat(PromptKey.of(prompt.toUpperCase(Locale.ROOT))).isEqualTo(PromptKey.of(prompt));
  }

  @Test
  void otherWordsNumbersOrOrdersAreOtherPrompts() {
    assertThat(PromptKey.of("block my card"))
        .isNotEqualTo(PromptKey.of("block my cards"))
        .isNotEqualTo(PromptKey.of("my card block"));
    assertThat(PromptKey.of("swap 2 eth")).isNotEqualTo(PromptKey.of("swap 3 eth"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at 5 p.m. sharp", "a_b", "version 1.2", "u.s.a", "it's x:y"})
  void abbreviationsAndNumbersStayOneWord(String prompt) {
    assertThat(PromptKey.of(prompt).text().split(" ", -1))
        .hasSameSizeAs(prompt.split(" ", -1))
        .isNotEmpty();
  }

  @Test
  void promptsWithoutWordsStandForThemselves() {
    assertThat(PromptKey.of("???")).isNotEqualTo(PromptKey.of("..."));
    assertThat(PromptKey.of(" ? ? \u200B?")).isEqualTo(PromptKey.of("???"));
    assertThat(PromptKey.of("???").hasWords()).isFalse();
    assertThat(PromptKey.of("").hasWords()).isFalse();
  }

  @Test
  void aShapeLeavesOutNumbersAndMarks() {
    assertThat(PromptKey.of("Don't pay 1,000.50 to A1!").shape()).isEqualTo("dont pay 0 to a0");
    assertThat(PromptKey.of("pay 7").shape()).isEqualTo(PromptKey.of("PAY: 12").shape());
    assertThat(PromptKey.of("?!").shape()).isEmpty();
  }
}
