package io.micromap.runtime.mapper;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.bundle.ThresholdSource;
import java.util.List;
import java.util.Objects;

/**
 * A mapper's answer to one prompt, complete enough to be audited.
 *
 * @param schemaVersion of this record, {@value #SCHEMA_VERSION}
 * @param status mapped or abstained
 * @param label the class, null when abstained
 * @param candidate the likeliest class, also when abstained; null if nothing could be compared
 * @param confidence probability of the candidate, in [0, 1]
 * @param threshold the least confidence that was asked of the candidate
 * @param thresholdSource where it came from
 * @param reason why
 * @param runnerUp the second likeliest class, or null
 * @param margin confidence of the candidate less that of the runner-up
 * @param ranking the likeliest classes, best first, never renormalised
 * @param model who answered
 */
@JsonPropertyOrder({
  "schema_version",
  "status",
  "label",
  "candidate",
  "confidence",
  "threshold",
  "threshold_source",
  "reason",
  "runner_up",
  "margin",
  "ranking",
  "model"
})
public record Decision(
    int schemaVersion,
    Status status,
    String label,
    String candidate,
    double confidence,
    double threshold,
    ThresholdSource thresholdSource,
    Reason reason,
    String runnerUp,
    double margin,
    List<Ranked> ranking,
    Model model) {

  /** Version of the fields. */
  public static final int SCHEMA_VERSION = 1;

  /** Whether a mapper answered. */
  public enum Status {
    /** With a label. */
    MAPPED,
    /** Without one; this is a result, not a failure. */
    ABSTAINED
  }

  /**
   * A class with its probability.
   *
   * @param label its name
   * @param confidence in [0, 1]
   */
  public record Ranked(String label, double confidence) {}

  /**
   * The mapper that answered.
   *
   * @param id the domain's id, or {@code custom}
   * @param sha256 hash of the bundle
   */
  public record Model(String id, String sha256) {}

  /** Copies. */
  public Decision {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    ranking = List.copyOf(ranking);
  }

  /** Whether the mapper abstained. */
  public boolean abstained() {
    return status == Status.ABSTAINED;
  }
}
