package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedTextTest {

  private static final String[] SENTENCES = {
    "카드 정지",
    "làm ơn mở tài khoản tiết kiệm",
    "カードをロックして",
    "إيقاف البطاقة الآن",
    "konto eröffnen",
    "मेरा कार्ड ब्लॉक करें",
    "ระงับบัตรของฉัน",
    "заблокируй йод",
    "κλείδωσε την κάρτα",
    "חסום את הכרטיס שלי",
    "ကတ်ကို ပိတ်ပါ",
    "បិទកាតរបស់ខ្ញុំ",
    "ብሎክ",
    "ბარათი",
    "քարտը"
  };

  @ParameterizedTest
  @EnumSource(Normalizer.Form.class)
  void equivalentPromptsHaveOneForm(Normalizer.Form form) {
    for (String sentence : SENTENCES) {
      assertThat(form(Normalizer.normalize(sentence, form))).isEqualTo(form(sentence));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "𝐛𝐥𝐨𝐜𝐤 𝓂𝓎 𝔠𝔞𝔯𝔡 | block my card",
        "ｂｌｏｃｋ　ｍｙ　ｃａｒｄ | block my card",
        "ⓑⓛⓞⓒⓚ ⒷⓁⓄⒸⓀ 🄱🄻🄾🄲🄺 🅱🅻🅾🅲🅺 🅑🅛🅞🅒🅚 | block block block block block",
        "ᵇˡᵒᶜᵏ ʙʟᴏᴄᴋ | block block",
        "ﬁnd oﬀers | find offers",
        "x² H₂O ½ … ㎏ № | x2 h2o 1⁄2 ... kg no",
        "ｶｰﾄﾞ | カード",
        "ﻻ | لا",
        "1️⃣ 2⃣ | 1 2",
        "٥٠٠ ۵ ५ ๕ ５ 𝟓 | 500 5 5 5 5 5",
        "s̷w̸a͜p q̈ п̂ | swap q п",
        "Straße STRASSE ſtraße | strasse strasse strasse",
        "Échange CAFÉ Łódź Ærø | echange cafe lodz aero",
        "ΟΔΟΣ οδός ὁδός | οδοσ οδοσ οδοσ",
        "МОСКВА ԱՐԱ ᲐᲑᲒ Ꭰ 𐐀 Ⰰ | москва արա აბგ ꭰ 𐐨 ⰰ",
        "don’t donʼt don‘t | don't don't don't",
      })
  void whatIsCompatibleIsFolded(String prompt, String form) {
    assertThat(form(prompt)).isEqualTo(form);
  }

  @Test
  void charactersLaterThanUnicode13StayAsTheyAre() {
    assertThat(form("a\uA7C0b \uA7F2 \uD801\uDDC9")).isEqualTo("a\uA7C0b \uA7F2 \uD801\uDDC9");
  }

  @Test
  void caseDoesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(form("TITLE İSTANBUL IŞIK")).isEqualTo("title istanbul isik");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0xAD, 0x34F, 0x61C, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
        0x202A, 0x202E, 0x2060, 0x2061, 0x2064, 0x2065, 0x2066, 0x2069, 0x206A, 0x206F, 0xFE00,
        0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1D173, 0xE0001, 0xE0061, 0xE007F, 0xE0100,
        0xE0FFF, 0, 1, 7, 8, 0xE, 0x1B, 0x1C, 0x1F, 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFDD0,
        0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF
      })
  void anInvisibleCharacterInAWordIsDroppedAndSaid(int invisible) {
    NormalizedText text = NormalizedText.of("with" + Character.toString(invisible) + "draw 5 eth");

    assertThat(text.text()).isEqualTo("withdraw 5 eth");
    assertThat(text.disguised()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        ' ', '\t', '\n', 0xB, '\f', '\r', 0x85, 0xA0, 0x1680, 0x2000, 0x2009, 0x200A, 0x2028,
        0x2029, 0x202F, 0x205F, 0x3000
      })
  void whiteSpaceStaysABreak(int blank) {
    NormalizedText text = NormalizedText.of("block" + Character.toString(blank) + "card");

    assertThat(text.text()).matches("(?U)block\\scard");
    assertThat(text.disguised()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x115F, 0x1160, 0x180E, 0x2800, 0x3164, 0xFFA0})
  void whatShowsAsABlankIsOne(int filler) {
    NormalizedText text = NormalizedText.of("never" + Character.toString(filler) + "swap");

    assertThat(text.text()).isEqualTo("never swap");
    assertThat(text.disguised()).isTrue();
    assertThat(text.sourceStart(6)).isEqualTo(6);
    assertThat(NormalizedText.of(Character.toString(filler)).isBlank()).isTrue();
  }

  @Test
  void theSeparatorOfMongolianVowelsPartsNoWordOfTheirs() {
    assertThat(form("\u1834\u1820\u180E\u1820")).isEqualTo("\u1834\u1820\u1820");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "´",
        "`",
        "\u02B9",
        "\u02BB",
        "\u02BC",
        "\u02BD",
        "\u02BE",
        "\u02C8",
        "\u02CA",
        "\u02CB",
        "\u055A",
        "\u05F3",
        "\u07F4",
        "\u1FBD",
        "\u1FBF",
        "\u1FEF",
        "\u1FFD",
        "\u1FFE",
        "\u2018",
        "\u2019",
        "\u201A",
        "\u201B",
        "\u2032",
        "\u2033",
        "\u2035",
        "\u275C",
        "\uA78B",
        "\uA78C",
        "\uFF07",
        "\uFF40",
        "\uFFFD",
        "''",
        "´´",
        "'\u2019",
        "```",
        "\"",
        "\u201D",
        "\u02EE",
        "\u05F4",
        "\u02DD",
        "'\u0301",
        "\u200B´",
        "\\'",
        "&#39;",
        "&apos;",
        "&RSQUO;",
        "\\u2019",
        "%27",
        "\u00E2\u20AC\u2122",
        "\uFFFD\uFFFD\uFFFD"
      })
  void whatStandsForAnApostropheBetweenLettersIsOne(String sign) {
    String prompt = "I don" + sign + "t swap";

    NormalizedText text = NormalizedText.of(prompt);

    assertThat(text.text()).isEqualTo("i don't swap");
    assertThat(prompt.substring(text.sourceStart(2), text.sourceEnd(7)))
        .isEqualTo("don" + sign + "t");
    assertThat(prompt.substring(text.sourceStart(8))).isEqualTo("swap");
    assertThat(form(prompt.toUpperCase(Locale.ROOT))).isEqualTo("i don't swap");
    assertThat(text.disguised()).isEqualTo(sign.startsWith("\u200B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run `swap` now",
        "say \"hi\" now",
        "-m\"fix\"",
        "5''",
        "5' 3''",
        "r&d",
        "a \\ b",
        "users' \"x\"",
        "50%27"
      })
  void signsThatStandForNoApostropheStay(String prompt) {
    assertThat(form(prompt)).isEqualTo(prompt);
  }

  @Test
  void aZeroWidthSpacePartsWordsOfScriptsWithoutBlanks() {
    assertThat(form("ระงับ\u200Bบัตร")).isEqualTo("ระงับ บัตร");
    assertThat(form("បិទ\u200Bកាត")).isEqualTo("បិទ កាត");
    assertThat(form("visa\u200Bบัตร \u200B")).isEqualTo("visa บัตร ");
    assertThat(NormalizedText.of("ระงับ\u200Bบัตร").disguised()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "می\u200Cخواهم",
        "क्\u200Dष",
        "👩\u200D💻",
        "❤\uFE0F",
        "1\uFE0F\u20E3",
        "©\uFE0F",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
        "葛\uDB40\uDD00"
      })
  void joinersAndVariantsThatAreSpellingAreNoDisguise(String spelling) {
    assertThat(NormalizedText.of(spelling).disguised()).isFalse();
  }

  @Test
  void plainTextIsItsOwnForm() {
    String prompt = "withdraw 5 eth from aave,\n\tplease!";

    NormalizedText text = NormalizedText.of(prompt);

    assertThat(text.text()).isSameAs(prompt);
    assertThat(text.disguised()).isFalse();
    assertThat(text.sourceStart(9)).isEqualTo(9);
    assertThat(text.sourceEnd(10)).isEqualTo(10);
  }

  @Test
  void everyCharacterLeadsBackToThePrompt() {
    assertPlace("카드 정지", "정지");
    assertPlace("카\u115F드 정\u00AD지", "정\u00AD지");
    assertPlace("never\u3164swap ´", "swap");
    assertPlace("pay ﬁne now", "ﬁne");
    assertPlace("ﷺ card", "card");
    assertPlace("ｶｰﾄﾞ をロック", "をロック");
    assertPlace("a\uD800b s̷w̷a̷p̷ eth", "s̷w̷a̷p̷");
    assertPlace("𝐛𝐥𝐨𝐜𝐤 с\u200Baрd", "с\u200Baрd");
  }

  private static void assertPlace(String prompt, String word) {
    for (Normalizer.Form form : new Normalizer.Form[] {Normalizer.Form.NFC, Normalizer.Form.NFD}) {
      String source = Normalizer.normalize(prompt, form);
      String sought = Normalizer.normalize(word, form);
      NormalizedText text = NormalizedText.of(source);
      String wordForm = NormalizedText.of("card " + sought).text().substring("card ".length());

      int start = text.text().indexOf(wordForm);
      int from = text.sourceStart(start);
      int to = text.sourceEnd(start + wordForm.length());

      assertThat(source.substring(from, to)).isEqualTo(sought);
    }
  }

  private static String form(String prompt) {
    return NormalizedText.of(prompt).text();
  }
}
