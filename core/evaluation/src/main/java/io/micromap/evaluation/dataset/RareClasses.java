package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What to do with classes that have a single row, as real files do. */
public enum RareClasses {
  /** Stop and list them. */
  ERROR,
  /** Leave their rows out. */
  DROP,
  /** Keep them as classes that are never answered until they have more rows. */
  KEEP;

  /** The fewest rows that a class must have to be answered. */
  public static final int ENOUGH = 2;

  /**
   * The rows that are left, in order.
   *
   * @throws MicromapException with {@link ErrorCode#TOO_FEW_ROWS} where such classes are an error
   */
  public LabelledPrompts of(LabelledPrompts data) {
    Map<String, Long> rare = rare(data);
    if (this == KEEP || rare.isEmpty()) {
      return data;
    }
    if (this == ERROR) {
      throw MicromapException.naming(
          ErrorCode.TOO_FEW_ROWS,
          "%s: classes with a single row: %s. Add rows, or go on with %s drop or keep.",
          data.name(),
          String.join(", ", rare.keySet()),
          new Field("rareClasses"));
    }
    List<Row> kept = data.rows().stream().filter(row -> !rare.containsKey(row.label())).toList();
    LeftOut leftOut = data.leftOut().withSingle(data.rows().size() - kept.size());
    return new LabelledPrompts(data.name(), kept, data.oosLabel(), leftOut);
  }

  /** The classes with too few rows, sorted, with their numbers of rows. */
  public static Map<String, Long> rare(LabelledPrompts data) {
    Map<String, Long> sizes =
        data.inScope().stream()
            .collect(Collectors.groupingBy(Row::label, TreeMap::new, Collectors.counting()));
    sizes.values().removeIf(size -> size >= ENOUGH);
    return sizes;
  }
}
