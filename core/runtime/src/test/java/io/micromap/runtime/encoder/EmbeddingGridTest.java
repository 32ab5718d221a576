package io.micromap.runtime.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddingGridTest {

  @Test
  void aVectorGetsLengthOneAndStandsOnTheGrid() {
    float[] unit = EmbeddingGrid.unit(new float[] {3, -4, 0.001f});
    assertThat(unit).containsExactly(614 / 1024f, -819 / 1024f, 0);
  }

  @Test
  void bitsThatProcessorsDisagreeOnVanish() {
    float[] here = EmbeddingGrid.unit(new float[] {0.6f, 0.8f, -1e-9f});
    float[] there = EmbeddingGrid.unit(new float[] {Math.nextUp(0.6f), 0.8f, 1e-9f});
    assertThat(there).isEqualTo(here);
    assertThat(Float.floatToRawIntBits(here[2])).isZero();
  }

  @Test
  void whatHasNoDirectionIsZero() {
    assertThat(EmbeddingGrid.unit(new float[] {0, 0})).containsOnly(0);
    assertThat(EmbeddingGrid.unit(new float[] {Float.NaN, 1})).containsOnly(0);
    assertThat(EmbeddingGrid.unit(new float[] {Float.POSITIVE_INFINITY, 1})).containsOnly(0);
  }

  @Test
  void whatIsGivenStaysAsItIs() {
    float[] given = {2, 0};
    EmbeddingGrid.unit(given);
    assertThat(given).containsExactly(2, 0);
  }

  @Test
  void stepsStandForTheRow() {
    float[] row = EmbeddingGrid.unit(new float[] {3, -4, 0.001f});
    assertThat(EmbeddingGrid.steps(row)).containsExactly(614, -819, 0);
    assertThat(EmbeddingGrid.floats(EmbeddingGrid.steps(row))).isEqualTo(row);
  }
}
