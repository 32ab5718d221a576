package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordJoinerTest {

  private static final WordReader READER = new WordReader();
  private static final Seen SEEN =
      new Seen("withdraw 5 eth from aave", "draw down with care", "sign up now or signup later");

  /** The words and neighbours of some prompts. */
  private record Seen(Set<String> features) implements KnownWords {

    Seen(String... prompts) {
      this(new HashSet<>());
      for (String prompt : prompts) {
        List<String> words = READER.read(prompt).stream().map(WordReader.Word::text).toList();
        features.addAll(words);
        for (int i = 1; i < words.size(); i++) {
          features.add(words.get(i - 1) + " " + words.get(i));
        }
      }
    }

    @Override
    public boolean hasWord(char[] buffer, int offset, int length) {
      return features.contains(new String(buffer, offset, length));
    }

    @Override
    public boolean hasPair(char[] buffer, int offset, int length) {
      return hasWord(buffer, offset, length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "withdraw 0 eth",
        "with draw 5 eth",
        "with-draw 5 eth",
        "with‐draw 5 eth",
        "with‑draw 5 eth",
        "with–draw 5 eth",
        "with-\ndraw 5 eth",
        "with- draw 5 eth",
        "with\n  draw 5 eth",
        "with\u00A0draw 5 eth",
        "wi-th-dr-aw 5 eth",
        "WITH DRAW 5 eth",
        "withd raw 5 eth",
        "withdra w 5 eth",
        "w\u00ADith draw 5 eth"
      })
  void partsOfAKnownWordAreJoined(String prompt) {
    assertThat(texts(prompt)).containsExactly("withdraw", "0", "eth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with, draw",
        "with. draw",
        "with - draw",
        "with/draw",
        "with care draw",
        "sign up",
        "sign-up",
        "draw down",
        "with drawn"
      })
  void whatPunctuationPartsOrTrainingKnowsPartedStays(String prompt) {
    assertThat(texts(prompt)).hasSizeGreaterThan(1);
  }

  @Test
  void shortOrNumberedWordsAreNotJoined() {
    KnownWords known = new Seen("around usa 5x is to", "a round us a 5 x i s t o");

    assertThat(READER.read("book us round a trip, i o us", known)).hasSize(8);
    assertThat(READER.read("x us a 5", known)).hasSize(4);
  }

  @Test
  void aJoinedWordHasThePlaceOfItsParts() {
    assertThat(READER.read("please with-\ndraw 5 eth", SEEN).get(1))
        .isEqualTo(new WordReader.Word("withdraw", 7, 17));
  }

  private static List<String> texts(String prompt) {
    return READER.read(prompt, SEEN).stream().map(WordReader.Word::text).toList();
  }
}
