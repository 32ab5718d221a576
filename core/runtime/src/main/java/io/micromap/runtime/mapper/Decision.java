package io.micromap.runtime.mapper;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mapper's answer to one prompt, complete enough to be audited.
 *
 * @param candidate the top-ranked class, also where the mapper abstained; empty if nothing could be
 *     compared
 * @param confidence probability of the candidate, in [0, 1]; 0 without one
 * @param limit the least confidence that was asked of the candidate
 * @param reason why
 * @param rival the second-ranked class
 * @param ranking the top-ranked classes, best first, never renormalised
 * @param normalized whether something in the prompt that no reader would see was undone: invisible
 *     characters, look-alike letters; left out of the JSON where nothing was
 * @param model who answered
 */
@JsonPropertyOrder({
  "schema_version",
  "status",
  "label",
  "candidate",
  "confidence",
  "limit",
  "reason",
  "rival",
  "ranking",
  "normalized",
  "model"
})
public record Decision(
    Optional<String> candidate,
    double confidence,
    @JsonUnwrapped Limit limit,
    Reason reason,
    @JsonUnwrapped Rival rival,
    List<Ranked> ranking,
    @JsonInclude(Include.NON_DEFAULT) boolean normalized,
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
   * The least confidence that was asked.
   *
   * @param threshold in [0, 1]
   * @param thresholdSource where it came from
   */
  public record Limit(double threshold, ThresholdSource thresholdSource) {}

  /**
   * The class that came second.
   *
   * @param runnerUp its name, empty without a candidate
   * @param margin confidence of the candidate less that of the runner-up
   */
  @JsonPropertyOrder({"runner_up", "margin"})
  public record Rival(Optional<String> runnerUp, double margin) {
    /** Checks. */
    public Rival {
      Objects.requireNonNull(runnerUp, "runnerUp");
    }
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
   * @param tier what answered, where the mapper has a sentence encoder; left out of the JSON where
   *     it has none
   */
  public record Model(
      String id, String sha256, @JsonInclude(Include.NON_ABSENT) Optional<Tier> tier) {

    /** A mapper of words alone. */
    public Model(String id, String sha256) {
      this(id, sha256, Optional.empty());
    }

    /** This mapper, or its tier that answered. */
    Model by(Optional<Tier> asked) {
      return asked.isEmpty() ? this : new Model(id, sha256, asked);
    }
  }

  /**
   * Copies.
   *
   * @throws IllegalArgumentException if an answer names no class
   */
  public Decision {
    Objects.requireNonNull(candidate, "candidate");
    ranking = List.copyOf(ranking);
    if (reason == Reason.CONFIDENT && candidate.isEmpty()) {
      throw new IllegalArgumentException("A decision for no class is an abstention.");
    }
  }

  /** Version of the fields, {@value #SCHEMA_VERSION}. */
  @JsonProperty(value = "schema_version", access = Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Whether the mapper answered. */
  @JsonProperty(access = Access.READ_ONLY)
  public Status status() {
    return reason == Reason.CONFIDENT ? Status.MAPPED : Status.ABSTAINED;
  }

  /** The answer; empty where the mapper abstained. */
  @JsonProperty(access = Access.READ_ONLY)
  public Optional<String> label() {
    return abstained() ? Optional.empty() : candidate;
  }

  /** The least confidence that was asked of the candidate. */
  public double threshold() {
    return limit.threshold();
  }

  /** Where the threshold came from. */
  public ThresholdSource thresholdSource() {
    return limit.thresholdSource();
  }

  /** The second-ranked class, empty without a candidate. */
  public Optional<String> runnerUp() {
    return rival.runnerUp();
  }

  /** Confidence of the candidate less that of the runner-up. */
  public double margin() {
    return rival.margin();
  }

  /** Whether the mapper abstained. */
  public boolean abstained() {
    return status() == Status.ABSTAINED;
  }

  /**
   * This decision as it is shown, with a ranking: figures have six decimals, the confidence all it
   * has where six would put it on the other side of its threshold, and the threshold, too, where
   * that is not enough.
   */
  public Decision shown(List<Ranked> classes) {
    double rounded = Json.round(confidence);
    double roundedThreshold = Json.round(threshold());
    boolean reaches = confidence >= threshold();
    boolean isExact = (rounded >= roundedThreshold) != reaches;
    boolean isThresholdExact = isExact && (confidence >= roundedThreshold) != reaches;
    Ranked[] shown = new Ranked[classes.size()];
    for (int i = 0; i < shown.length; i++) {
      Ranked each = classes.get(i);
      shown[i] = new Ranked(each.label(), Json.round(each.confidence()));
    }
    return new Decision(
        candidate,
        isExact ? confidence : rounded,
        new Limit(isThresholdExact ? threshold() : roundedThreshold, thresholdSource()),
        reason,
        new Rival(runnerUp(), Json.round(margin())),
        List.of(shown),
        normalized,
        model);
  }
}
