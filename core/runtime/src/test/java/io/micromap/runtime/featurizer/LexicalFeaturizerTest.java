package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalFeaturizerTest {

  @Test
  void wordGramsPairsAndCharacterGramsAreSlicesOfThePrompt() {
    assertThat(grams(Map.of("chars_max", "0"), "Stake MY eth"))
        .containsExactly(
            "0:stake",
            "0:my",
            "0:eth",
            "0:< stake",
            "0:stake my",
            "0:my eth",
            "0:eth >",
            "1:my+stak",
            "1:eth+stak",
            "1:eth+my");
    assertThat(grams(Map.of("words", "1", "pair_window", "0", "chars_max", "3"), "eth"))
        .containsExactly("0:eth", "2: e", "2:et", "2:th", "2:h ", "2: et", "2:eth", "2:th ");
  }

  @Test
  void wordsThatOrderNothingAreOtherWords() {
    Map<String, String> negation = Map.of("negation", "true", "vector_weight", "0");

    assertThat(grams(with(negation, "chars_max", "0"), "don't stake, swap"))
        .containsExactly(
            "0:don't",
            "0:¬stake",
            "0:swap",
            "0:< don't",
            "0:don't¬stake",
            "0:¬stake swap",
            "0:swap >",
            "1:don'+¬sta",
            "1:don'+swap",
            "1:swap+¬sta");
    assertThat(grams(with(negation, "words", "1", "pair_window", "0"), "don't eth"))
        .contains("0:¬eth")
        .noneMatch(gram -> gram.startsWith("2:") && gram.contains("th"));
    assertThat(grams(with(negation, "chars_max", "0"), "they staked it")).contains("0:staked");
  }

  @Test
  void wordsOfOtherMoodsAreOtherWordsWhereTheDomainAsks() {
    Map<String, String> negation =
        Map.of("negation", "true", "moods", "true", "vector_weight", "0");

    assertThat(grams(with(negation, "chars_max", "0"), "is it safe to stake? stake"))
        .contains("0:?stake", "0:stake", "0:?stake stake");
    assertThat(grams(with(negation, "chars_max", "0"), "they staked it")).contains("0:~staked");
    assertThat(grams(with(negation, "chars_max", "0"), "suppose i stake")).contains("0:^stake");
    assertThat(grams(with(negation, "chars_max", "0"), "why don't you swap"))
        .isEqualTo(grams(Map.of("vector_weight", "0", "chars_max", "0"), "why don't you swap"));
  }

  private static Map<String, String> with(Map<String, String> options, String... more) {
    Map<String, String> all = new TreeMap<>(options);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void punctuationAloneHasNoWords() {
    assertThat(grams(Map.of(), "?!… --")).isEmpty();
  }

  @Test
  void accentsAreFoldedAndCaseIsDropped() {
    assertThat(words("Échange CAFÉ straße")).containsExactly("echange", "cafe", "strasse");
    assertThat(words("ΣΩΜΑ МОСКВА ԱՐԱ")).containsExactly("σωμα", "москва", "արա");
  }

  @Test
  void caseDoesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(words("TITLE İSTANBUL IŞIK")).containsExactly("title", "istanbul", "isik");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void capitalsOfEveryScriptOfUnicode13AreLowered() {
    assertThat(words("ᲐᲑᲒ Ꭰ")).containsExactly("აბგ", "ꭰ");
  }

  @Test
  void digitsAreMaskedOnlyOnDemand() {
    assertThat(words("swap 1500 to 27")).contains("1500", "27");
    assertThat(
            grams(
                Map.of("words", "1", "pair_window", "0", "chars_max", "0", "mask_numbers", "true"),
                "swap 1500 usdc27"))
        .containsExactly("0:swap", "0:0", "0:usdc0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wrods | 2 | 'wrods' of the lexical featurizer is unknown; known: char_weight, chars_max",
        "words | two | 'words' of the lexical featurizer is 'two'; expected a whole number",
        "words | 5 | 'words' of the lexical featurizer is 5; expected 1 to 4",
        "pair_window | 65 | expected 0 to 64",
        "pair_prefix | 0 | expected 1 to 64",
        "chars_min | 0 | expected 1 to 8",
        "chars_max | 1 | 'chars_max' of the lexical featurizer is 1; expected 2 to 8",
        "pair_weight | 0 | expected a number above 0",
        "vector_weight | -1 | expected 0 or a number above 0",
        "char_weight | NaN | expected a number above 0",
        "char_weight | much | 'char_weight' of the lexical featurizer is 'much'; expected a number",
        "mask_numbers | yes | 'mask_numbers' of the lexical featurizer is 'yes'; expected true or"
            + " false",
      })
  void anOptionThatCannotBeIsNamedWithItsRange(String name, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LexicalOptions.parse(Map.of(name, value)))
        .withMessageContaining(message);
  }

  @Test
  void optionsSurviveTheTripThroughText() {
    LexicalOptions options =
        new LexicalOptions(
            3,
            new LexicalOptions.Pairs(8, 5, 0.25),
            new LexicalOptions.Chars(3, 6, 1.5),
            0.5,
            true,
            false,
            true);

    assertThat(LexicalOptions.parse(options.toMap())).isEqualTo(options);
    assertThat(LexicalOptions.parse(Map.of())).isEqualTo(LexicalOptions.DEFAULTS);
  }

  @Test
  void anUnknownBuiltInFeaturizerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FeaturizerPipeline(
                    List.of(new FeaturizerDefinition.BuiltIn("spectral", Map.of()))))
        .withMessageContaining("'spectral'")
        .withMessageContaining("known: lexical");
  }

  private static List<String> words(String text) {
    return grams(Map.of("words", "1", "pair_window", "0", "chars_max", "0"), text).stream()
        .map(gram -> gram.substring(2))
        .toList();
  }

  private static List<String> grams(Map<String, String> options, String text) {
    Map<String, String> withoutVectors = new TreeMap<>(options);
    withoutVectors.put("vector_weight", "0");
    List<String> grams = new ArrayList<>();
    new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical(withoutVectors)))
        .featurize(
            text,
            (view, buffer, offset, length, amount) ->
                grams.add(view + ":" + new String(buffer, offset, length)));
    return grams;
  }
}
