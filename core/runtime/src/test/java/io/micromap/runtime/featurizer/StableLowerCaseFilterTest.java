package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

class StableLowerCaseFilterTest {

  @Test
  void latinGreekCyrillicAndArmenianAreLowered() throws IOException {
    assertThat(lower("ABC ÀÖ ΑΩ АЯ ԱՖ Ḁ Ἀ")).isEqualTo("abc àö αω ая աֆ ḁ ἀ");
  }

  @Test
  void otherScriptsStayAsTheyAre() throws IOException {
    String others = "Ⴀ Ა Ꭰ Ⓐ Ａ 𐐀";
    assertThat(lower(others)).isEqualTo(others);
  }

  @Test
  void everyLoweredCharacterIsItsOwnLowerCase() throws IOException {
    for (char c = 1; c < '\u0560'; c++) {
      String once = lower(String.valueOf(c));
      assertThat(lower(once)).isEqualTo(once);
    }
  }

  private static String lower(String text) throws IOException {
    KeywordTokenizer tokenizer = new KeywordTokenizer();
    tokenizer.setReader(new StringReader(text));
    try (StableLowerCaseFilter filter = new StableLowerCaseFilter(tokenizer)) {
      CharTermAttribute term = filter.getAttribute(CharTermAttribute.class);
      filter.reset();
      assertThat(filter.incrementToken()).isTrue();
      return term.toString();
    }
  }
}
