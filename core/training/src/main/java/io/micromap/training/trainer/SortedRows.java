package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in the order of a hash of their words and labels, so that the same rows in another order
 * train the same mapper to the byte, and rows that differ in nothing that is read train the same
 * weights. The solver visits rows one after the other: it likes neighbours that have nothing in
 * common.
 *
 * @param data the rows, sorted
 * @param places where each of them stood, by its place now
 */
record SortedRows(LabelledPrompts data, int[] places) {

  static SortedRows of(LabelledPrompts data) {
    List<Row> rows = data.rows();
    long[] hashes = rows.parallelStream().mapToLong(SortedRows::hash).toArray();
    int[] places =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer row) -> hashes[row], Long::compareUnsigned)
                    .thenComparing(rows::get, Row.BY_CONTENT))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SortedRows(data.with(Arrays.stream(places).mapToObj(rows::get).toList()), places);
  }

  private static long hash(Row row) {
    byte[] content = (row.key().text() + '|' + row.label()).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.digest().digest(content)).getLong();
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
