package io.micromap.domains.defi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MaskedEntitiesTest {

  /** What the featurizer takes for words, as a pattern; it reads them by hand. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*|[0-9][0-9.,]*[a-z]*|->|%");

  @Test
  void namesAndAmountsAreMaskedAndNeighboursMakePairs() {
    assertThat(features("pull 3.2 sol out of kamino"))
        .containsExactly(
            "<",
            "pull",
            "< pull",
            "#",
            "pull #",
            "asset",
            "# asset",
            "out",
            "asset out",
            "of",
            "out of",
            "protocol",
            "of protocol",
            ">",
            "protocol >");
  }

  @Test
  void theSameMaskTwiceInARowIsOne() {
    assertThat(features("eth btc 1 2 eth"))
        .containsExactly(
            "<", "asset", "< asset", "#", "asset #", "asset", "# asset", ">", "asset >");
  }

  @Test
  void wordsAreThoseOfThePattern() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      List<String> words = new ArrayList<>();
      WORD.matcher(text).results().forEach(match -> add(words, match.group()));
      words.add(">");

      assertThat(features(text).stream().filter(name -> name.indexOf(' ') < 0).skip(1))
          .as(text)
          .containsExactlyElementsOf(words);
    }
  }

  /** None of the letters makes a word with a mask. */
  private static void add(List<String> words, String word) {
    String masked = Character.isDigit(word.charAt(0)) ? "#" : word;
    if (words.isEmpty() || !masked.equals(words.get(words.size() - 1))) {
      words.add(masked);
    }
  }

  private static String text(Random random) {
    char[] text = new char[random.nextInt(16)];
    for (int i = 0; i < text.length; i++) {
      text[i] = "qz09.,->% \u00e9\ud83d'".charAt(random.nextInt(13));
    }
    return new String(text);
  }

  private static List<String> features(String text) {
    List<String> sent = new ArrayList<>();
    new MaskedEntities().featurize(text, (name, value) -> sent.add(name));
    return sent;
  }
}
