package io.micromap.training.trainer;

import java.util.Arrays;
import java.util.Random;

/** The rows that are visited, in their order. */
final class VisitOrder {

  private final int[] rows;
  private final Random random;
  private int size;

  VisitOrder(int size, Random random) {
    this.rows = new int[size];
    Arrays.setAll(rows, row -> row);
    this.random = random;
    this.size = size;
  }

  int size() {
    return size;
  }

  int row(int place) {
    return rows[place];
  }

  void shuffle() {
    for (int i = 0; i < size; i++) {
      swap(i, i + random.nextInt(size - i));
    }
  }

  /** The last row comes to the place. */
  void leaveOut(int place) {
    size--;
    swap(place, size);
  }

  void takeAll() {
    size = rows.length;
  }

  private void swap(int a, int b) {
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }
}
