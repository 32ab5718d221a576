package io.micromap.spi;

import java.util.Map;
import java.util.Objects;

/**
 * A domain's policy: whether what a prompt asks for may be done in a situation.
 *
 * <p>Implementations are deterministic and thread-safe. Values in the maps are those of JSON: text,
 * {@link Number}, {@link Boolean}, {@link java.util.List} or {@link Map}; a value of another kind
 * than expected is a reason to block, not to throw.
 */
@FunctionalInterface
public interface Verifier {

  /**
   * Checks one step.
   *
   * @param label a class of the domain; an unknown one is blocked
   * @param slots what the step is about, by name; may be empty
   * @param context the situation, by name; may be empty
   */
  Ruling verify(String label, Map<String, Object> slots, Map<String, Object> context);

  /**
   * The answer.
   *
   * @param allowed whether the step may be done
   * @param reason a code in lower case, {@code ok} where allowed
   * @param detail one sentence for people; may be empty
   */
  record Ruling(boolean allowed, String reason, String detail) {

    /** Checks for nulls. */
    public Ruling {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }

    /** The step may be done. */
    public static Ruling ok() {
      return new Ruling(true, "ok", "");
    }

    /** The step may not be done. */
    public static Ruling blocked(String reason, String detail) {
      return new Ruling(false, reason, detail);
    }
  }
}
