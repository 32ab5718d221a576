package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFaultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"café", "don’t", "5 €", "naïve", "Zürich", "привет", "日本", "👍"})
  void whatWasReadInTheWrongEncodingIsFound(String text) {
    String latin = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(DamagedText.find("say " + latin)).isPresent();
    assertThat(DamagedText.find("say " + text)).isEmpty();
  }

  @Test
  void windowsQuotesReadAsWindowsTextAreFound() {
    String damaged =
        new String("it’s 5 €".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    assertThat(DamagedText.find(damaged)).hasValueSatisfying(why -> assertThat(why).contains("’"));
  }

  @Test
  void lostCharactersAndHtmlAreFound() {
    assertThat(DamagedText.find("what\uFFFDs up")).isPresent();
    assertThat(DamagedText.find("profit &amp; loss")).hasValue("HTML: &amp;");
    assertThat(DamagedText.find("profit & loss; a<b «É»")).isEmpty();
  }

  @Test
  void hiddenCharactersAreNamed() {
    assertThat(HiddenCharacters.find("pay\u200Bpal")).hasValue("<U+200B>");
    assertThat(HiddenCharacters.find("a\u0007b")).hasValue("<U+0007>");
    assertThat(HiddenCharacters.find("safe\u202Etext")).hasValue("<U+202E>");
    for (int hidden : new int[] {0xE0061, 0x34F, 0x3164, 0x115F, 0x2028}) {
      assertThat(HiddenCharacters.find("pay" + Character.toString(hidden) + "pal")).isPresent();
    }
    assertThat(HiddenCharacters.find("line\nbreak\r\n\ttab 👨\u200D👩 می\u200Cخواهم")).isEmpty();
  }

  @Test
  void wordsOfLookalikeLettersAreFound() {
    assertThat(LookalikeLetters.find("send to p\u0430ypal"))
        .hasValueSatisfying(why -> assertThat(why).contains("latin", "cyrillic"));
    assertThat(LookalikeLetters.find("ｓｗａｐ now")).isPresent();
    assertThat(LookalikeLetters.find("10 kΩ, привет hello, Αθήνα")).isEmpty();
  }

  @Test
  void rowsOfAnotherScriptOrLanguageAreFoundAmongManyRows() {
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      forms.add("please move my money to account number " + (char) ('a' + i % 20));
    }
    forms.add("quiero cambiar la tarjeta");
    forms.add("привет");
    ForeignText foreign = new ForeignText(forms);

    assertThat(foreign.find("quiero cambiar la tarjeta")).isPresent();
    assertThat(foreign.find("привет")).hasValue("in cyrillic script");
    assertThat(foreign.find("please move my cat")).isEmpty();
    assertThat(new ForeignText(forms.subList(290, 302)).find("привет")).isEmpty();
  }

  @Test
  void quotesAreShortAndSafe() {
    assertThat(Quote.of("mail a@b.example\nnow\u200B")).isEqualTo("\"mail [email]\\nnow<U+200B>\"");
    assertThat(Quote.of("x".repeat(5000))).hasSizeLessThan(100).endsWith("…\"");
  }
}
