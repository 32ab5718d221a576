package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.Vocabulary.Feature;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyWordsTest {

  private static final int WORDS = LexicalFeaturizer.WORDS;

  @Test
  void theFilterForgetsNoWordAndInventsNone() {
    Random random = new Random(11);
    for (int size : new int[] {0, 1, 30, 3_000}) {
      TreeSet<String> texts = new TreeSet<>();
      for (int i = 0; i < size; i++) {
        texts.add(text(random));
        texts.add(text(random) + " " + text(random));
      }
      Stream<Feature> words = texts.stream().map(text -> new Feature(WORDS, text));
      Feature other = new Feature(LexicalFeaturizer.CHARS, "no word");
      Vocabulary vocabulary = Vocabulary.of(Stream.concat(words, Stream.of(other)).toList());
      KnownWords filtered = VocabularyWords.filtered(vocabulary);

      for (int i = 0; i < 20_000; i++) {
        String asked = text(random);
        char[] buffer = ("<" + asked + ">").toCharArray();
        assertThat(filtered.hasWord(buffer, 1, asked.length()))
            .as(asked)
            .isEqualTo(texts.contains(asked));
      }
      for (String text : texts) {
        assertThat(filtered.hasPair(text.toCharArray(), 0, text.length())).as(text).isTrue();
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(6); length > 0; length--) {
      text.append("abcd\u00e9\u4e00".charAt(random.nextInt(6)));
    }
    return text.toString();
  }
}
