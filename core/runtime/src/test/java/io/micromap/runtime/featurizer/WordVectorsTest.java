package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordVectorsTest {

  /** Bundles name the version alone: another table needs another one. */
  @Test
  void theVersionBelongsToTheseBytes() throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(WordVectors.read());

    assertThat(WordVectors.VERSION + " " + String.format("%064x", new BigInteger(1, hash)))
        .isEqualTo("1 0071d0d3b01459a1344cf39784a9115db7476965e3718c7acc97e2079918c1a8");
  }

  @ParameterizedTest
  @CsvSource({
    "abort, cancel, banana",
    "parcel, package, rotate",
    "loan, borrow, mirror",
    "doctor, physician, grid",
    "mirrored, reflect, invoice"
  })
  void wordsOfLikeMeaningHaveLikeVectors(String word, String like, String unlike) {
    assertThat(cosine(word, like)).isGreaterThan(cosine(word, unlike) + 0.2);
  }

  @Test
  void aWordIsCutIntoTheLongestPiecesFromTheLeft() {
    double[] whole = vector("restaking");

    assertThat(norm(whole)).isPositive();
    assertThat(vector("don't")).isEqualTo(sum(vector("don"), vector("t")));
  }

  @Test
  void whatNoPieceFitsIsPassedOver() {
    assertThat(norm(vector("москва"))).isZero();
    assertThat(norm(vector("'_'"))).isZero();
    assertThat(vector("свопeth")).isEqualTo(vector("eth"));
    assertThat(norm(vector("x".repeat(FeaturizerPipeline.MAX_PROMPT)))).isPositive();
  }

  private static double cosine(String one, String other) {
    double[] a = vector(one);
    double[] b = vector(other);
    double dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return dot / norm(a) / norm(b);
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int d = 0; d < sum.length; d++) {
      sum[d] += b[d];
    }
    return sum;
  }

  private static double[] vector(String word) {
    return WordVectors.table().vector(word);
  }
}
