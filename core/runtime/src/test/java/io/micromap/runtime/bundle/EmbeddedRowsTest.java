package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.encoder.EmbeddingGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedRowsTest {

  private static final float[] NORTH = EmbeddingGrid.unit(new float[] {0.4f, 0.4f, 0.4f, 0.4f});
  private static final float[] SOUTH = EmbeddingGrid.unit(new float[] {-1, -1, -1, -1});
  private static final EmbeddedRows ROWS =
      EmbeddedRows.of(4, List.of(List.of(SOUTH), List.of(), List.of(SOUTH, NORTH)));

  @Test
  void eachClassHasTheCosineOfItsNearestRow() {
    double[] nearest = ROWS.nearest(NORTH);

    assertThat(nearest[0]).isCloseTo(-1, within(0.01));
    assertThat(nearest[2]).isCloseTo(1, within(0.01));
  }

  @Test
  void aClassWithoutRowsIsFar() {
    assertThat(ROWS.nearest(SOUTH)[1]).isEqualTo(-1);
  }

  @Test
  void rowsComeBackFromTheirBytes() {
    EmbeddedRows again = EmbeddedRows.read(4, ROWS.sizes(), ROWS.toBytes());

    assertThat(again.sizes()).containsExactly(1, 0, 2);
    assertThat(again.nearest(NORTH)).isEqualTo(ROWS.nearest(NORTH));
  }

  @Test
  void bytesThatAreNotThoseOfTheRowsAreRefused() {
    assertThatThrownBy(() -> EmbeddedRows.read(4, new int[] {1}, new byte[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 numbers");
    assertThatThrownBy(() -> EmbeddedRows.read(4, new int[] {2, -1}, new byte[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 rows");
  }
}
