package io.micromap.evaluation.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a share of prompts has in common.
 *
 * @param kind what is looked at
 * @param name the label, the code of the reason, or the range of the familiarity
 */
public record Category(Kind kind, String name) {

  /** What is looked at. Every decision is in at most one category of each kind. */
  public enum Kind {
    /** The label that was answered; abstentions have none. */
    LABEL,
    /** Why the mapper answered or abstained. */
    REASON,
    /** How much of the prompt the training rows know, by tenths. */
    FAMILIARITY;

    /** The name as it stands in files. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
