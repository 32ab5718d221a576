package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFormTest {

  @ParameterizedTest
  @CsvSource({
    "café, cafe\u0301, Unicode's form",
    "pay, ｐａｙ, Unicode's form",
    "oos, OOS, case",
    "oos, ｏｏｓ, Unicode's form",
    "oos, \u043E\u043Es, letters of other scripts",
    "pay, ра\u0443, letters of other scripts",
    "pay, раy, letters of other scripts",
    "pay, pαy, letters of other scripts",
    "open account, open  account, blanks",
    "open account, OpenAccount, blanks and case",
    "straße, STRAßE, case",
    "οδός, ΟΔΌΣ, case",
    "카드, \u110f\u1161\u1103\u1173, Unicode's form",
    "TAX, ТАХ, letters of other scripts",
    "re-new, re\u2010new, the length of a dash",
    "Re-new, re\u2013new, the length of a dash",
  })
  void labelsThatAreOneToPeopleAreTheSame(String label, String other, String difference) {
    LabelForm form = LabelForm.of(label);

    assertThat(form.isSame(LabelForm.of(other))).isTrue();
    assertThat(form.difference(LabelForm.of(other))).startsWith(difference);
  }

  @ParameterizedTest
  @CsvSource({
    "resume, résumé",
    "refund, re-fund",
    "step_1, step_2",
    "бот, вот",
    "уй, үй",
    "bot, вот",
    "оплата, оплаты",
    "pay, play",
  })
  void otherLabelsAreNot(String label, String other) {
    assertThat(LabelForm.of(label).isSame(LabelForm.of(other))).isFalse();
  }
}
