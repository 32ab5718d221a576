package io.micromap.spark;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a partition, each with its decision at the end, answered when it is asked for. */
final class AnsweredRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final int place;
  private final SharedMapper mapper;

  /**
   * Rows that have not been answered.
   *
   * @param place of the prompt in each row, from 0
   */
  AnsweredRows(Iterator<Row> rows, int place, SharedMapper mapper) {
    this.rows = rows;
    this.place = place;
    this.mapper = mapper;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    Row row = rows.next();
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] =
        DecisionColumn.of(mapper, row.isNullAt(place) ? null : row.getString(place));
    return RowFactory.create(values);
  }
}
