package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.mapper.Decision;
import io.micromap.spi.Verifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rails say of one prompt. Its JSON is flat: the fields of {@code conclusion}, {@code
 * sequence}, {@code statistics} and {@code vote} stand beside the others.
 *
 * @param conclusion whether to act, and why
 * @param sequence which labels were found, and where
 * @param statistics of every channel
 * @param vote of the prompt's variants
 * @param traceSha256 hash of the channels' names and samples
 * @param policy what the domain's policy says; allowed where there is none
 * @param mapper the mapper's decision beside it, null where none was given
 * @param railsSha256 hash of the rails file
 */
@JsonPropertyOrder({
  "schema_version",
  "conclusion",
  "sequence",
  "statistics",
  "vote",
  "trace_sha256",
  "policy",
  "mapper",
  "rails_sha256"
})
public record Verdict(
    @JsonUnwrapped Conclusion conclusion,
    @JsonUnwrapped Sequence sequence,
    @JsonUnwrapped Statistics statistics,
    @JsonUnwrapped Vote vote,
    String traceSha256,
    Verifier.Ruling policy,
    Decision mapper,
    String railsSha256) {

  /** Version of the fields. */
  public static final int SCHEMA_VERSION = 1;

  /** Whether to act. */
  public enum Outcome {
    /** On the plan. */
    PASS,
    /** Not at all; this is a result, not a failure. */
    ABSTAIN
  }

  /**
   * Whether to act, and why.
   *
   * @param mode who names the classes
   * @param decision pass or abstain
   * @param reason why
   * @param plan the labels to act on, in order; empty when abstaining
   */
  public record Conclusion(Mode mode, Outcome decision, VerdictReason reason, List<String> plan) {
    /** Copies. */
    public Conclusion {
      plan = List.copyOf(plan);
    }
  }

  /**
   * Which labels were found, and where.
   *
   * @param keep the labels with evidence, in the order of the channels
   * @param order the same by time; a label may stand in it more than once
   * @param steps where each of {@code order} was found
   */
  public record Sequence(List<String> keep, List<String> order, List<Found> steps) {
    /** Copies. */
    public Sequence {
      keep = List.copyOf(keep);
      order = List.copyOf(order);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of the order.
   *
   * @param label its class
   * @param start of its words in the prompt, in UTF-16 units
   * @param end behind them
   * @param score evidence for the label; positive supports it
   * @param scope evidence that the words are in scope
   * @param prototypes what they have added to both; absent where the rails have none
   */
  public record Found(
      String label,
      int start,
      int end,
      double score,
      double scope,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Nearness> prototypes) {}

  /**
   * What the prototypes of a label add to the evidence of a step's words.
   *
   * @param cosine of the step with the label's nearest one, -1 to 1
   * @param score added to the evidence for the label, 0 or less
   * @param scope added to the evidence of scope, 0 or less
   */
  public record Nearness(double cosine, double score, double scope) {}

  /**
   * Statistics of every channel.
   *
   * @param channels by label, in the order of the mapper's labels
   * @param sigma the traces' smoothing window, in samples
   * @param protoWidth the prototype's width, in samples
   * @param prior which prior the channels were weighed by
   */
  public record Statistics(Map<String, Channel> channels, int sigma, int protoWidth, String prior) {
    /** Copies, in the map's own order. */
    public Statistics {
      channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
  }

  /**
   * Statistics of a channel.
   *
   * @param peakIdx where the matched filter peaks, in samples
   * @param z the peak against all circular shifts of the channel, in deviations
   * @param area under the positive matched-filter curve around the peak
   * @param prior of the funnel at the channel's features, 0 to 1
   * @param score the best evidence any step has for the label
   */
  public record Channel(int peakIdx, double z, double area, double prior, double score) {}

  /**
   * The vote of a prompt's variants.
   *
   * @param denoise which variants voted
   * @param flipRate the share of them whose verdict differs, 0 to 1
   */
  public record Vote(Jittering denoise, double flipRate) {}

  /** Version of the fields, {@value #SCHEMA_VERSION}. */
  @JsonProperty(value = "schema_version", access = JsonProperty.Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Whether to act on the plan. */
  public boolean passed() {
    return conclusion.decision == Outcome.PASS;
  }

  /** Why. */
  public VerdictReason reason() {
    return conclusion.reason;
  }

  /** The labels to act on, in order; empty when abstaining. */
  public List<String> plan() {
    return conclusion.plan;
  }

  /** The labels with evidence, in order of time. */
  public List<String> order() {
    return sequence.order;
  }
}
