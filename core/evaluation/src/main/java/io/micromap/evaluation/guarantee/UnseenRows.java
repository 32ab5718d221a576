package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps rows that fitted a mapper from proving anything about it. */
public final class UnseenRows {

  private static final int SHOWN = 5;

  private UnseenRows() {}

  /** What to do with rows that the mapper was trained on. */
  public enum OverlapPolicy {
    /** Stop and name them. */
    ERROR,
    /** Leave them out. */
    DROP
  }

  /**
   * The rows that the mapper was not trained on.
   *
   * @throws MicromapException with {@link ErrorCode#SEEN_ROWS} if the rows are those it was trained
   *     on, if some are and the policy is to stop, or if none are left
   */
  public static LabelledPrompts of(Mapper mapper, LabelledPrompts data, OverlapPolicy policy) {
    TrainedOn trainedOn = TrainedOn.of(mapper.bundle());
    requireOther(data, trainedOn.dataSha256());
    List<Row> seen = trainedOn.seen(data.rows());
    if (!seen.isEmpty() && (policy == OverlapPolicy.ERROR || seen.size() == data.rows().size())) {
      throw overlap(seen, data);
    }
    Set<Row> left = new HashSet<>(seen);
    return data.with(data.rows().stream().filter(row -> !left.contains(row)).toList());
  }

  private static void requireOther(LabelledPrompts data, String trainingSha256) {
    if (trainingSha256.equals(data.sha256())) {
      throw MicromapException.naming(
          ErrorCode.SEEN_ROWS,
          "%s: are the very rows the mapper was trained on. Rows that fitted a mapper prove nothing"
              + " about it; give others, or train with %s 0.2, which keeps some back.",
          data.name(),
          new Field("holdout"));
    }
  }

  private static MicromapException overlap(List<Row> seen, LabelledPrompts data) {
    boolean all = seen.size() == data.rows().size();
    String advice =
        all ? "None is left; give others." : "Give others, or leave these out with %s drop.";
    return MicromapException.naming(
        ErrorCode.SEEN_ROWS,
        "%s%s\nThe mapper was trained on these prompts, %s of %s. " + advice,
        seen.stream().limit(SHOWN).map(Row::place).collect(Collectors.joining("\n")),
        seen.size() > SHOWN ? "\n… and " + (seen.size() - SHOWN) + " more" : "",
        seen.size(),
        data.rows().size(),
        new Field("onOverlap"));
  }
}
