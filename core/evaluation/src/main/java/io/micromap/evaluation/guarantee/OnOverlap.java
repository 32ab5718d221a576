package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.runtime.mapper.Mapper;
import java.util.Locale;

/** What to do where a mapper is measured on rows that it was trained on. */
public enum OnOverlap {
  /** Measure them too, and say how many they are. */
  WARN,
  /** Leave them out. */
  DROP,
  /** Stop and name them. */
  REFUSE;

  /** The name users type. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rows to measure on.
   *
   * @throws io.micromap.runtime.error.MicromapException with {@link
   *     io.micromap.runtime.error.ErrorCode#SEEN_ROWS} if there are such rows and they are refused,
   *     or if none are left
   */
  public LabelledPrompts rows(Mapper mapper, LabelledPrompts data) {
    return switch (this) {
      case WARN -> data;
      case DROP -> UnseenRows.of(mapper, data, OverlapPolicy.DROP);
      case REFUSE -> UnseenRows.of(mapper, data, OverlapPolicy.ERROR);
    };
  }

  /** How many of some rows a mapper was trained on. */
  public static int trainedOn(Mapper mapper, LabelledPrompts data) {
    return TrainedOn.of(mapper.bundle()).seen(data.rows()).size();
  }
}
