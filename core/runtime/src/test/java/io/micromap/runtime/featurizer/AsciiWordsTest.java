package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AsciiWordsTest {

  private static final LexicalAnalyzer LUCENE = new LexicalAnalyzer(false);

  /** Every kind of character that the rules tell apart, and some that they do not. */
  private static final String KINDS = "aZ0_.:',;\"-# \n";

  @Example
  void everyTextOfFourCharactersIsSplitAsLuceneDoes() {
    int kinds = KINDS.length();
    for (int number = 0; number < kinds * kinds * kinds * kinds; number++) {
      StringBuilder text = new StringBuilder();
      for (int rest = number, i = 0; i < 4; i++, rest /= kinds) {
        text.append(KINDS.charAt(rest % kinds));
      }
      assertSame(text.toString());
    }
  }

  @Example
  void everyAsciiCharacterIsReadAsLuceneDoes() {
    for (char c = 0; c < 0x80; c++) {
      assertSame("a" + c + "b " + c + "1" + c + "2" + c + c + "_" + c);
    }
  }

  @Property(tries = 5000)
  void anyAsciiTextIsSplitAsLuceneDoes(@ForAll("ascii") String text) {
    assertSame(text);
  }

  @Example
  void whatLuceneCutsOrReadsOtherwiseIsLeftToIt() {
    assertThat(AsciiWords.read("x".repeat(256), words(""))).isFalse();
    assertThat(AsciiWords.read("caf\u00e9", words(""))).isFalse();
    assertThat(AsciiWords.read("1\ufe0f\u20e3", words(""))).isFalse();
    assertSame("x".repeat(255) + " y");
  }

  @Property(tries = 2000)
  void digitsAreMaskedAsWordByWord(@ForAll("ascii") String text) {
    NormalizedText prompt = NormalizedText.of(text);
    Words plain = new LexicalAnalyzer(false).analyze(prompt);
    Words masked = new LexicalAnalyzer(true).analyze(prompt);

    assertThat(masked.count()).isEqualTo(plain.count());
    for (int i = 0; i < plain.count(); i++) {
      assertThat(masked.text(i)).isEqualTo(plain.text(i).replaceAll("[0-9]+", "0"));
      assertThat(masked.sourceStart(i)).isEqualTo(plain.sourceStart(i));
    }
  }

  @Provide
  static Arbitrary<String> ascii() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\0', '\u007f').ofMaxLength(60),
        Arbitraries.strings().withChars(KINDS).ofMaxLength(40),
        Arbitraries.strings().withChars("a1.'").ofMaxLength(400));
  }

  private static void assertSame(String text) {
    Words ours = words(text);
    if (AsciiWords.read(text, ours)) {
      Words theirs = words(text);
      LUCENE.tokenize(text, theirs);
      assertThat(read(ours)).as(text).isEqualTo(read(theirs));
    } else {
      assertThat(text).hasSizeGreaterThan(255);
    }
  }

  /** No words yet, of a prompt in which every character stands where it does in the text. */
  private static Words words(String text) {
    return new Words(NormalizedText.of("x".repeat(text.length())));
  }

  private static List<String> read(Words words) {
    words.close();
    List<String> read = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      read.add(words.text(i) + "@" + words.sourceStart(i) + "-" + words.sourceEnd(i));
    }
    return read;
  }
}
