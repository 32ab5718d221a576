package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A promise about wrong answers as a share of <em>all prompts</em>, out-of-scope ones included.
 *
 * @param overall greatest share of prompts that get a wrong answer, in [0.000001, 1), if that is
 *     bounded
 * @param perClass greatest share of prompts that are wrongly answered with a class, in [0.000001,
 *     1)
 * @param confidence chance over the draw of the held-out rows that all shares are kept, in (0.5,
 *     1); empty for a promise about the mean over such draws (conformal risk control, Angelopoulos,
 *     Bates, Fisch, Lei and Schuster 2022)
 */
@JsonPropertyOrder({"overall", "per_class", "on_average", "confidence"})
public record MaxWrong(
    Optional<Double> overall, SortedMap<String, Double> perClass, Optional<Double> confidence) {

  /** A smaller share would need millions of rows. */
  private static final double LEAST = 1e-6;

  /**
   * Copies and validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE} if no share is bounded, or if a number
   *     is out of its range
   */
  public MaxWrong {
    perClass = Collections.unmodifiableSortedMap(new TreeMap<>(perClass));
    if (overall.isEmpty() && perClass.isEmpty()) {
      throw refusal("bounds nothing", "");
    }
    overall.ifPresent(share -> requireShare(share, ""));
    perClass.forEach((label, share) -> requireShare(share, label + "="));
    confidence.ifPresent(MaxWrong::requireConfidence);
  }

  /** A promise about all answers together. */
  public static MaxWrong of(double share, Optional<Double> confidence) {
    return new MaxWrong(Optional.of(share), new TreeMap<>(), confidence);
  }

  /** Whether the promise is about the mean over draws of the held-out rows. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean onAverage() {
    return confidence.isEmpty();
  }

  /**
   * The rule for one of the shares; with a confidence, all shares have an equal part of the level.
   */
  AllowedErrors allowed(double share) {
    int bounds = perClass.size() + (overall.isPresent() ? 1 : 0);
    return confidence
        .map(chance -> AllowedErrors.withConfidence(share, level(chance) / bounds))
        .orElseGet(() -> AllowedErrors.onAverage(share));
  }

  /** Chance of a broken promise, free of the noise that a difference has. */
  private static double level(double confidence) {
    return Math.round((1 - confidence) * 1e12) / 1e12;
  }

  private static void requireShare(double share, String label) {
    if (!(share >= LEAST && share < 1)) {
      throw refusal(label + share + " is out of range", label);
    }
  }

  private static MicromapException refusal(String fault, String label) {
    return MicromapException.naming(
        ErrorCode.USAGE,
        "%s %s; give a share of all prompts from 0.000001 to below 1, such as %s0.02.",
        new Field("maxWrong"),
        fault,
        label);
  }

  private static void requireConfidence(double confidence) {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new MicromapException(
          ErrorCode.USAGE,
          "A confidence of "
              + confidence
              + " cannot be certified; give one above 0.5 and below 1.");
    }
  }
}
