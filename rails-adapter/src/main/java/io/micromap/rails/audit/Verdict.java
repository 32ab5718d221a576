package io.micromap.rails.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.mapper.Decision;
import io.micromap.spi.Verifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rails say of one prompt.
 *
 * @param schemaVersion of this record, {@value #SCHEMA_VERSION}
 * @param mode who names the classes
 * @param decision pass or abstain
 * @param reason why
 * @param plan the labels to act on, in order; empty when abstaining
 * @param keep the labels that evidence was found for, in the order of the channels
 * @param order the same by time; a label may stand in it more than once
 * @param steps where each of {@code order} was found
 * @param channels statistics of every channel, by label
 * @param sigma the traces' smoothing window, in samples
 * @param protoWidth the prototype's width, in samples
 * @param prior which prior the channels were weighed by
 * @param denoise over what the decision was averaged
 * @param flipRate the share of the changed prompts whose verdict differs, 0 to 1
 * @param traceSha256 hash of the channels' names and samples
 * @param policy what the domain's policy says; allowed where there is none
 * @param mapper the mapper's decision beside it, null where none was given
 * @param railsSha256 hash of the rails file
 */
@JsonPropertyOrder({
  "schema_version",
  "mode",
  "decision",
  "reason",
  "plan",
  "keep",
  "order",
  "steps",
  "channels",
  "sigma",
  "proto_width",
  "prior",
  "denoise",
  "flip_rate",
  "trace_sha256",
  "policy",
  "mapper",
  "rails_sha256"
})
public record Verdict(
    int schemaVersion,
    Mode mode,
    Outcome decision,
    VerdictReason reason,
    List<String> plan,
    List<String> keep,
    List<String> order,
    List<Found> steps,
    Map<String, Channel> channels,
    int sigma,
    int protoWidth,
    String prior,
    Jittering denoise,
    double flipRate,
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
   * A step of the order.
   *
   * @param label its class
   * @param start of its words in the prompt, in UTF-16 units
   * @param end behind them
   * @param score evidence for the label; positive speaks for it
   * @param scope evidence that the words belong to any class
   */
  public record Found(String label, int start, int end, double score, double scope) {}

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

  /** Copies. */
  public Verdict {
    plan = List.copyOf(plan);
    keep = List.copyOf(keep);
    order = List.copyOf(order);
    steps = List.copyOf(steps);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }

  /** Whether to act on the plan. */
  public boolean passed() {
    return decision == Outcome.PASS;
  }
}
