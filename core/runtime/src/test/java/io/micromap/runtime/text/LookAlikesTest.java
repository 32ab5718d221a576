package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

  @ParameterizedTest
  @CsvSource({
    "wіthdrаw 5 еth, withdraw 5 eth", // Cyrillic
    "blοck mу cαrd, block my card", // Greek
    "ВLОСК МY САRD, block my card",
    "Νotify mе, notify me",
    "blօck ոy ցas, block ny gas", // Armenian
    "ᏴLOCK MY CARᎠ, block my card", // Cherokee
    "ꓐLOCK ꓟY CARꓓ, block my card", // Lisu
    "ⲂLⲞCK ⲥard, ⲃlock card", // Coptic
    "pаy mу bill, pay my bill",
    "раy my bill, pay my bill",
    "would you рау а further 2 ЕТН, would you pay a further 2 етн",
    "рау my bill, pay my bill", // a word all of Cyrillic letters among Latin ones
    "ɑpply ɩt, apply it",
    "blосk tһе ԁооr, block the door",
    "bесоmе bnb fоr ЕТН, become bnb for етн", // not Cyrillic for the sake of a word in capitals
    "сrédіt, credit",
    "p\u0430\u0301y me, pay me",
    "купить BTС и USDТ, купить btc и usdt", // Cyrillic С and Т
    "мой РayРal, мой paypal",
    "Сбербанк оnline, сбербанк online",
  })
  void lettersThatStandInForLatinOnesAreFolded(String prompt, String form) {
    NormalizedText text = NormalizedText.of(prompt);

    assertThat(text.text()).isEqualTo(form);
    assertThat(text.disguised()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "заблокируй кaрту, заблокируй карту",
    "блoкировка кaрты, блокировка карты",
    "oплати счeт, оплати счет",
    "κλείδωσε τηv κάρτα, κλειδωσε την καρτα",
  })
  void aWordOfAnotherScriptStaysOfIt(String prompt, String form) {
    assertThat(NormalizedText.of(prompt).text()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "сосо",
        "хор поёт",
        "say нет please",
        "translate тест",
        "5 μm of σx",
        "ок google для всех",
        "visa카드 정지",
        "visaカード",
        "ბარათი ყ card",
        "բարեւ card",
        "αβγ δοκιμή"
      })
  void whatIsOfOneScriptIsNoDisguise(String prompt) {
    assertThat(NormalizedText.of(prompt).disguised()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 Ωmega units", "the ΛTRIX"})
  void aFoldThatReadersSeeIsNoDisguise(String prompt) {
    assertThat(NormalizedText.of(prompt).disguised()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"translate тест", "sing в хоре", "заблокируй карту", "say сто рублей"})
  void capitalsAreReadLikeSmallLetters(String prompt) {
    assertThat(NormalizedText.of(prompt.toUpperCase(java.util.Locale.ROOT)).text())
        .isEqualTo(NormalizedText.of(prompt).text());
  }
}
