package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.training.trainer.CompactRows.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactRowsTest {

  @Test
  void everyRowEndsWithTheBias() {
    CompactRows rows = new CompactRows(9);
    rows.add(new FeatureVector(new int[] {2, 5}, new double[] {0.6, 0.8}, new double[0]));
    rows.add(new FeatureVector(new int[] {7}, new double[] {1}, new double[0]));

    Block block = rows.blocks().get(0);

    assertThat(block.ids()).containsExactly(2, 5, 9, 7, 9);
    assertThat(block.values()).containsExactly(0.6f, 0.8f, 1, 1, 1);
    assertThat(block.start(0)).isZero();
    assertThat(block.start(1)).isEqualTo(3);
    assertThat(block.ends()).containsExactly(3, 5);
  }

  @Test
  void fullBlocksAndTheRestHoldAllRows() {
    CompactRows rows = new CompactRows(1);
    FeatureVector row = new FeatureVector(new int[] {0}, new double[] {1}, new double[0]);
    for (int i = 0; i < 2 * CompactRows.BLOCK + 3; i++) {
      rows.add(row);
    }

    List<Block> blocks = rows.blocks();

    assertThat(blocks)
        .extracting(block -> block.ends().length)
        .containsExactly(CompactRows.BLOCK, CompactRows.BLOCK, 3);
    assertThat(rows.blocks()).hasSize(3);
  }
}
