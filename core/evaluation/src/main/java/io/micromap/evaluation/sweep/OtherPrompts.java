package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micromap.runtime.json.Check;
import java.util.List;
import java.util.Locale;

/**
 * An estimate of how many prompts that belong to no class are answered, from rows of classes that
 * were left out of a training.
 *
 * @param prompts rows of such classes
 * @param answered how many of them are answered at some thresholds, which ascend
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OtherPrompts(int prompts, List<AtThreshold> answered) {

  private static final List<Double> THRESHOLDS = List.of(0.5, 0.7, 0.9);

  /** How many are answered at a threshold. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AtThreshold(double threshold, int answered) {}

  /** Copies, and checks the counts. */
  public OtherPrompts {
    answered = List.copyOf(answered);
    Check.count("prompts", prompts);
    for (AtThreshold some : answered) {
      Check.part("answered", some.answered, prompts);
    }
  }

  /** Counts confidences of the top-ranked class. */
  public static OtherPrompts of(List<Double> confidences) {
    return new OtherPrompts(
        confidences.size(),
        THRESHOLDS.stream()
            .map(
                least ->
                    new AtThreshold(
                        least, (int) confidences.stream().filter(each -> each >= least).count()))
            .toList());
  }

  /** The estimate in a sentence. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String text() {
    StringBuilder text = new StringBuilder("by classes left out in turn, some ");
    for (int i = 0; i < answered.size(); i++) {
      AtThreshold some = answered.get(i);
      text.append(i == 0 ? "" : ", ")
          .append(String.format(Locale.ROOT, "%.0f", 100.0 * some.answered / prompts))
          .append(
              i == 0
                  ? " of 100 prompts about anything else would be answered at a threshold of "
                  : " at ")
          .append(some.threshold);
    }
    return text.append("; prompts unlike the rows can be far from that").toString();
  }
}
