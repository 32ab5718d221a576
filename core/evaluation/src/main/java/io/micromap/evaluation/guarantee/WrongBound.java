package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.spi.Thresholds;
import java.util.Locale;
import java.util.Optional;

/**
 * One bound on wrong answers, as held-out rows prove it.
 *
 * @param label the class that is wrongly answered, or nothing for all classes together
 * @param maxWrong greatest share of all prompts
 * @param threshold the lowest at which the bound holds, or {@link Thresholds#NEVER}
 * @param allowed wrong answers that the rows may hold; 0 where nothing is proven
 * @param wrong wrong answers at the threshold
 * @param missing further rows, none of them answered wrongly, without which no threshold can be
 *     proven; 0 where the rows are enough
 * @param wrongTooOften whether, were the rows enough, more wrong answers than are allowed would be
 *     as confident as the most confident right one, so that only another mapper helps
 * @param instead the lowest thousandth above the share that the same rows prove, where they do not
 *     prove the share
 */
@JsonPropertyOrder({
  "label",
  "max_wrong",
  "threshold",
  "allowed",
  "wrong",
  "missing",
  "wrong_too_often",
  "instead",
  "granted"
})
public record WrongBound(
    Optional<String> label,
    double maxWrong,
    double threshold,
    int allowed,
    int wrong,
    int missing,
    boolean wrongTooOften,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instead> instead) {

  /**
   * A share that is proven.
   *
   * @param maxWrong greatest share of all prompts
   * @param answered rows that are answered then, of all classes or of that which is bounded
   */
  public record Instead(double maxWrong, int answered) {}

  /** Whether any threshold is proven. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean granted() {
    return threshold < Thresholds.NEVER;
  }

  /** The bound as a line of text. */
  String toText() {
    String whose = label.map(name -> "answer '" + name + "'").orElse("answer");
    String text =
        String.format(Locale.ROOT, "at most %s of all prompts get a wrong %s: ", maxWrong, whose);
    return text + (granted() ? proven() : unproven()) + "\n";
  }

  private String proven() {
    return String.format(
        Locale.ROOT, "threshold %.6f, %d wrong of %d that are allowed", threshold, wrong, allowed);
  }

  private String unproven() {
    return "cannot be promised; "
        + (missing == 0
            ? "the rows are enough, but " + tooOften()
            : "at least "
                + missing
                + " more held-out rows are needed, none of them answered wrongly"
                + (wrongTooOften ? ", and even so nothing would be: " + tooOften() : ""))
        + instead
            .map(
                other ->
                    ". What these rows prove: at most "
                        + other.maxWrong
                        + ", with "
                        + other.answered
                        + " of them answered")
            .orElse("");
  }

  private String tooOften() {
    return instead.isEmpty()
        ? "no answer that could be given is right"
        : "the mapper is wrong too often: no right answer is more confident than all wrong ones"
            + (allowed == 0 ? "" : " but " + allowed);
  }
}
