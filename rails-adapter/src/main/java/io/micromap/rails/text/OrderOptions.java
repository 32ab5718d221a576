package io.micromap.rails.text;

import java.util.List;

/**
 * What says that steps are to be done in another order than their words stand in.
 *
 * @param later what begins a clause whose step comes after the next one: "before selling it, claim
 *     it"
 * @param earlier what begins a clause whose step comes before the one in front of it: "repay, but
 *     not before you withdrew"
 */
public record OrderOptions(List<String> later, List<String> earlier) {

  /** What new rails files get. */
  public static final OrderOptions DEFAULTS =
      new OrderOptions(
          List.of("before", "prior to", "ahead of"),
          List.of(
              "not before",
              "not until",
              "only after",
              "only once",
              "only when",
              "only if you first"));

  /** Copies the lists and checks that each phrase has words. */
  public OrderOptions {
    later = List.copyOf(later);
    earlier = List.copyOf(earlier);
    if (later.stream().anyMatch(String::isBlank) || earlier.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a phrase that orders steps has no words");
    }
  }
}
