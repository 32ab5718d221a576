package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NormalizedTextProperties {

  /** Ranges in which characters combine, expand, are reordered, or look like others. */
  private static final int[][] RANGES = {
    {0x20, 0x7E},
    {0x80, 0x24F},
    {0x300, 0x36F},
    {0x370, 0x52F},
    {0x531, 0x58F},
    {0x590, 0x6FF},
    {0x900, 0xDFF},
    {0xE00, 0xFFF},
    {0x1000, 0x109F},
    {0x1100, 0x11FF},
    {0x13A0, 0x13FF},
    {0x1780, 0x17FF},
    {0x1B00, 0x1B7F},
    {0x1D00, 0x1FFF},
    {0x2000, 0x206F},
    {0x27, 0x27},
    {0xB4, 0xB4},
    {0x2B0, 0x2FF},
    {0xA788, 0xA78F},
    {0x2460, 0x24FF},
    {0x3040, 0x318F},
    {0x3200, 0x33FF},
    {0xA4D0, 0xA4FF},
    {0xAC00, 0xACFF},
    {0xD7B0, 0xD7FF},
    {0xD800, 0xDFFF},
    {0xFB00, 0xFDFF},
    {0xFE00, 0xFFFF},
    {0x11000, 0x114FF},
    {0x1D150, 0x1D7FF},
    {0x1F100, 0x1F6FF},
    {0xE0000, 0xE01FF}
  };

  @Property(tries = 3000)
  void equivalentTextsHaveOneForm(@ForAll("known") String prompt, @ForAll Normalizer.Form form) {
    assertThat(NormalizedText.of(Normalizer.normalize(prompt, form)).text())
        .isEqualTo(NormalizedText.of(prompt).text());
  }

  @Property(tries = 3000)
  void theFormOfAFormIsItself(@ForAll("any") String prompt) {
    String form = NormalizedText.of(prompt).text();
    assertThat(NormalizedText.of(form).text()).isEqualTo(form);
  }

  @Property(tries = 2000)
  void placesAscendWithinThePrompt(@ForAll("any") String prompt) {
    NormalizedText text = NormalizedText.of(prompt);
    int before = 0;
    for (int i = 0; i < text.text().length(); i++) {
      assertThat(text.sourceStart(i)).isBetween(before, prompt.length() - 1);
      assertThat(text.sourceEnd(i + 1)).isBetween(text.sourceStart(i) + 1, prompt.length());
      before = text.sourceStart(i);
    }
  }

  @Property(tries = 3000)
  void invisibleCharactersInLatinWordsChangeNothing(
      @ForAll("latin") String prompt,
      @ForAll("invisible") int invisible,
      @ForAll @IntRange(max = 40) int place) {
    int at = Math.min(place, prompt.length());
    String changed = prompt.substring(0, at) + Character.toString(invisible) + prompt.substring(at);

    assertThat(NormalizedText.of(changed).text()).isEqualTo(NormalizedText.of(prompt).text());
  }

  @Property(tries = 5000)
  void asciiTextIsReadAsAnyTextIs(@ForAll("ascii") String prompt) {
    assertThat(NormalizedText.of("\u00e9 " + prompt).text())
        .isEqualTo("e " + NormalizedText.of(prompt).text());
  }

  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.strings().withChars("aTs'`\"\\&%#39;27 .u0pos").ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> any() {
    return codePoint()
        .map(Character::toString)
        .list()
        .ofMaxSize(12)
        .map(all -> String.join("", all));
  }

  /** Text of characters whose equivalents every Java knows. */
  @Provide
  Arbitrary<String> known() {
    return any().filter(text -> text.codePoints().allMatch(Unicode13::assigns));
  }

  @Provide
  Arbitrary<String> latin() {
    return Arbitraries.strings()
        .withChars("abcxyzéÅßœ ,.'")
        .withCharRange('A', 'Z')
        .ofMaxLength(40);
  }

  @Provide
  Arbitrary<Integer> invisible() {
    return Arbitraries.of(
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(InvisibleCharacters::contain)
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .filter(c -> !InvisibleCharacters.isBlank(c, -1))
            .boxed()
            .toList());
  }

  private static Arbitrary<Integer> codePoint() {
    return Arbitraries.of(RANGES).flatMap(r -> Arbitraries.integers().between(r[0], r[1]));
  }
}
