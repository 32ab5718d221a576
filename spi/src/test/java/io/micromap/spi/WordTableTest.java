package io.micromap.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordTableTest {

  @Test
  void aStretchOfTextIsFoundAndNothingElse() {
    WordTable table = WordTable.of(Map.of("eth", "asset", "aave", "protocol"));

    assertThat(table.get("swap eth", 5, 8, "")).isEqualTo("asset");
    assertThat(table.get("aave", 0, 4, "")).isEqualTo("protocol");
    assertThat(table.get("swap eth", 0, 4, "other")).isEqualTo("other");
    assertThat(table.get("ethe", 0, 4, "")).isEmpty();
    assertThat(table.get("ethe", 0, 0, "")).isEmpty();
  }

  @Test
  void everyWordOfAFullTableIsFound() {
    Map<String, String> words =
        IntStream.range(0, 1000)
            .boxed()
            .collect(Collectors.toMap(i -> "word" + i, i -> "meaning" + i));
    WordTable table = WordTable.of(words);

    words.forEach(
        (word, meaning) -> assertThat(table.get(word, 0, word.length(), "")).isEqualTo(meaning));
    assertThat(WordTable.of(Map.of()).get("word", 0, 4, "none")).isEqualTo("none");
  }

  @Test
  void anEmptyWordIsRefused() {
    assertThatThrownBy(() -> WordTable.of(Map.of("", "nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'nothing'");
  }
}
