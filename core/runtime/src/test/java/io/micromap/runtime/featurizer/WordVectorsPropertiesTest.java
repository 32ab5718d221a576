package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micromap.runtime.error.MicromapException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WordVectorsPropertiesTest {

  private static final int DIMENSIONS = 3;

  /** The pieces of a word are read off by hand: the longest that fits, from the left. */
  @Property(tries = 500, seed = "1")
  void aWordHasTheSumOfTheVectorsOfItsLongestPieces(
      @ForAll("tables") SortedSet<String> pieces, @ForAll("words") String word) {
    List<String> all = List.copyOf(pieces);

    double[] vector = new WordVectors(table(all)).vector(word);

    assertThat(vector).containsExactly(expected(all, word));
  }

  @Property(tries = 300, seed = "2")
  void aTableOfAnotherLengthIsRefused(
      @ForAll("tables") SortedSet<String> pieces, @ForAll @IntRange(max = 10_000) int length) {
    byte[] table = table(List.copyOf(pieces));
    byte[] other = Arrays.copyOf(table, length % (2 * table.length));

    if (other.length != table.length) {
      assertThatExceptionOfType(MicromapException.class)
          .isThrownBy(() -> new WordVectors(other))
          .withMessageContaining("word_vectors.zip");
    }
  }

  @Property(tries = 300, seed = "3")
  void bytesThatAreNoTableAreRefused(@ForAll byte[] bytes) {
    assertThatExceptionOfType(MicromapException.class).isThrownBy(() -> new WordVectors(bytes));
  }

  @Provide
  Arbitrary<SortedSet<String>> tables() {
    Arbitrary<String> texts = Arbitraries.strings().withChars("abc").ofMinLength(1).ofMaxLength(3);
    return Combinators.combine(Arbitraries.of("", "#"), texts)
        .as((mark, text) -> mark + text)
        .set()
        .ofMaxSize(12)
        .map(TreeSet::new);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("abcd").ofMaxLength(8);
  }

  private static double[] expected(List<String> pieces, String word) {
    double[] sum = new double[DIMENSIONS];
    boolean within = false;
    for (int place = 0; place < word.length(); ) {
      int end = Math.min(word.length(), place + 3);
      while (end > place && !pieces.contains((within ? "#" : "") + word.substring(place, end))) {
        end--;
      }
      if (end > place) {
        int piece = pieces.indexOf((within ? "#" : "") + word.substring(place, end));
        for (int d = 0; d < DIMENSIONS; d++) {
          sum[d] += scale(piece) * value(piece, d);
        }
      }
      within = end > place;
      place = Math.max(end, place + 1);
    }
    return sum;
  }

  private static float scale(int piece) {
    return 0.5f + piece;
  }

  private static byte value(int piece, int dimension) {
    return (byte) (piece * DIMENSIONS + dimension - 20);
  }

  /** The layout of {@code docs/decisions/word-vectors.md}. */
  private static byte[] table(List<String> pieces) {
    byte[] texts = String.join("", pieces).getBytes(StandardCharsets.US_ASCII);
    int count = pieces.size();
    ByteBuffer out =
        ByteBuffer.allocate(12 + 4 * count + 4 * (count + 1) + texts.length + DIMENSIONS * count)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(DIMENSIONS).putInt(count).putInt(3);
    for (int piece = 0; piece < count; piece++) {
      out.putFloat(scale(piece));
    }
    int offset = 0;
    for (String piece : pieces) {
      out.putInt(offset);
      offset += piece.length();
    }
    out.putInt(offset).put(texts);
    for (int piece = 0; piece < count; piece++) {
      for (int d = 0; d < DIMENSIONS; d++) {
        out.put(value(piece, d));
      }
    }
    return out.array();
  }
}
