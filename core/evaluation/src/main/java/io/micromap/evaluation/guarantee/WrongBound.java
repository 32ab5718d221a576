package io.micromap.evaluation.guarantee;

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
 */
@JsonPropertyOrder({"label", "max_wrong", "threshold", "allowed", "wrong", "missing", "granted"})
public record WrongBound(
    Optional<String> label,
    double maxWrong,
    double threshold,
    int allowed,
    int wrong,
    int missing) {

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
    return missing > 0
        ? "cannot be promised; at least " + missing + " more held-out rows are needed"
        : "cannot be promised; more than " + allowed + " wrong answers have a confidence of 1";
  }
}
