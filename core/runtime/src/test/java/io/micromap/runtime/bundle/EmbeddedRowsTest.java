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
  private static final EmbeddedRows ROWS = EmbeddedRows.of(4, List.of(SOUTH, NORTH));

  @Test
  void theNearestRowIsTheOneOfTheSameDirection() {
    assertThat(ROWS.nearest(NORTH)).isCloseTo(1, within(0.01));
    assertThat(ROWS.nearest(NORTH, row -> row == 0)).isCloseTo(-1, within(0.01));
  }

  @Test
  void withoutRowsAllIsFar() {
    assertThat(EmbeddedRows.of(4, List.of()).nearest(NORTH)).isEqualTo(-1);
  }

  @Test
  void rowsComeBackFromTheirBytes() {
    EmbeddedRows again = EmbeddedRows.read(4, ROWS.toBytes());

    assertThat(again.size()).isEqualTo(2);
    assertThat(again.nearest(NORTH)).isEqualTo(ROWS.nearest(NORTH));
  }

  @Test
  void bytesThatAreNoWholeRowsAreRefused() {
    assertThatThrownBy(() -> EmbeddedRows.read(4, new byte[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 numbers");
  }
}
