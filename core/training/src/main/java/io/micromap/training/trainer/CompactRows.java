package io.micromap.training.trainer;

import io.micromap.runtime.featurizer.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows as numbers in single precision, without an object for each feature or row: eight bytes a
 * feature, in blocks of {@value #BLOCK} rows, so that any number of them needs no larger array.
 * Each row ends with a feature for the bias, of value 1.
 */
final class CompactRows {

  /** Rows of a block. */
  static final int BLOCK = 1 << 12;

  private final List<Block> blocks = new ArrayList<>();
  private final int bias;
  private int[] ids = new int[BLOCK];
  private float[] values = new float[BLOCK];
  private int[] ends = new int[BLOCK];
  private int size;
  private int rows;

  /**
   * No rows yet.
   *
   * @param bias number of the feature for the bias
   */
  CompactRows(int bias) {
    this.bias = bias;
  }

  /**
   * Rows that lie together.
   *
   * @param ends end of each row among the features; a row begins where the one before ends
   * @param ids numbers of features
   * @param values their values
   */
  record Block(int[] ends, int[] ids, float[] values) {

    /** Where a row of the block begins. */
    int start(int row) {
      return row == 0 ? 0 : ends[row - 1];
    }
  }

  /** Adds a row. */
  void add(FeatureVector vector) {
    require(vector.size() + 1);
    for (int i = 0; i < vector.size(); i++) {
      ids[size] = vector.ids()[i];
      values[size++] = (float) vector.values()[i];
    }
    ids[size] = bias;
    values[size++] = 1;
    ends[rows++ % BLOCK] = size;
    if (rows % BLOCK == 0) {
      endBlock(BLOCK);
    }
  }

  private void require(int more) {
    if (size + more > ids.length) {
      int length = Math.max(size + more, ids.length * 2);
      ids = Arrays.copyOf(ids, length);
      values = Arrays.copyOf(values, length);
    }
  }

  private void endBlock(int count) {
    blocks.add(
        new Block(
            Arrays.copyOf(ends, count), Arrays.copyOf(ids, size), Arrays.copyOf(values, size)));
    size = 0;
  }

  /** All rows, once none is to be added. */
  List<Block> blocks() {
    if (size > 0) {
      endBlock(rows % BLOCK);
    }
    return List.copyOf(blocks);
  }

  /** Number of rows. */
  int rows() {
    return rows;
  }
}
