package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String SEED =
      "legal winner thank year wave sausage worth useful legal winner thank yellow";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL | write to jane.doe+x@mail.example.org, please",
        "CARD_NUMBER | charge 4111 1111 1111 1111 now",
        "CARD_NUMBER | charge 378282246310005.",
        "IBAN | pay DE89 3704 0044 0532 0130 00 today",
        "IBAN | pay GB82WEST12345698765432",
        "PHONE | call +44 20 7946 0958",
        "PHONE | call (212) 555-0123 or wait",
        "ACCESS_KEY | use AKIAIOSFODNN7EXAMPLE",
        "ACCESS_KEY | bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def_1",
        "PRIVATE_KEY | -----BEGIN RSA PRIVATE KEY----- MIIE"
      })
  void eachKindIsFoundOnceAndMasked(PersonalData kind, String text) {
    assertThat(kind.count(text)).isEqualTo(1);
    assertThat(PersonalData.mask(text))
        .contains("[" + kind.code() + "]")
        .doesNotContain("jane", "1111", "0044", "7946", "555", "AKIA", "eyJ", "BEGIN");
  }

  @Test
  void whatIsWrittenInOtherDigitsOrFullWidthIsMaskedToo() {
    assertThat(PersonalData.mask("ｃａｒｄ ４１１１ １１１１ １１１１ １１１１")).isEqualTo("card [card_number]");
    assertThat(PersonalData.mask("mail john.doe＠example.com")).isEqualTo("mail [email]");
    assertThat(PersonalData.mask("\u0664111 1111 1111 1111")).isEqualTo("[card_number]");
    assertThat(PersonalData.CARD_NUMBER.count("４１１１ １１１１ １１１１ １１１１")).isEqualTo(1);
    assertThat(PersonalData.mask("ｐａｙ me")).isEqualTo("ｐａｙ me");
  }

  @Test
  void keysAndSeedPhrasesAreFoundByTheirForm() {
    assertThat(PersonalData.HEX_KEY.count("import 0x" + HEX)).isEqualTo(1);
    assertThat(PersonalData.HEX_KEY.count(HEX + "0")).isZero();
    assertThat(PersonalData.SEED_PHRASE.count("restore " + SEED.toUpperCase(Locale.ROOT))).isZero();
    assertThat(PersonalData.SEED_PHRASE.count("wallet: " + SEED)).isEqualTo(1);
    assertThat(PersonalData.mask("wallet: " + SEED)).isEqualTo("wallet: [seed_phrase]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charge 4111 1111 1111 1112 now",
        "swap 1000000000000000 wei",
        "pay GB82WEST12345698765431 today",
        "order 12345 at 10:30 on 2024-01-02",
        "send 1,234,567.89 usdc to vitalik.eth @ 3 pm",
        "rotate the grid by 90 and mirror the left half before coloring every blue cell",
        "i would like to know what the interest rate for my savings account would be next year"
      })
  void whatOnlyResemblesThemIsNot(String text) {
    assertThat(Arrays.stream(PersonalData.values()).filter(kind -> kind.count(text) > 0)).isEmpty();
    assertThat(PersonalData.mask(text)).isEqualTo(text);
  }
}
