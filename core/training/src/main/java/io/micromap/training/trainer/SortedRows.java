package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in the order that their contents decide, so that the same rows in another order train the
 * same mapper to the byte.
 *
 * @param data the rows, sorted
 * @param places where each of them stood, by its place now
 */
record SortedRows(LabelledPrompts data, int[] places) {

  static SortedRows of(LabelledPrompts data) {
    List<Row> rows = data.rows();
    int[] places =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparing(rows::get, Row.BY_CONTENT))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SortedRows(data.with(Arrays.stream(places).mapToObj(rows::get).toList()), places);
  }

  /** What belongs to each sorted row, in the order in which the rows stood. */
  <T> List<T> asTheyStood(List<T> ofRows) {
    List<T> back = new ArrayList<>(Collections.nCopies(places.length, null));
    for (int i = 0; i < places.length; i++) {
      back.set(places[i], ofRows.get(i));
    }
    return back;
  }
}
