package io.micromap.rails.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What says that steps are to be done in another order than their words stand in.
 *
 * @param later what begins a clause whose step comes after the next one: "before selling it, claim
 *     it"
 * @param earlier what begins a clause whose step comes before the one in front of it: "repay, but
 *     not before you withdrew", "sell it, but first claim it"
 * @param awaited what stands between clauses, and does the same where no comma stands before it:
 *     "stake it after swapping it", but not "swap it, once swapped stake it"
 * @param finished the same, but part of its clause, which would read as a report without it: "stake
 *     it once you've swapped it"
 * @param closing what ends a clause whose step comes before the one in front of it: "sell it, but
 *     claim it before that", "sell it, but claim it first"
 * @param alternatives what stands between two acts of which one is meant: "swap it or stake it"
 * @param fragments what begins no order of its own in a step that temporal connectives set off:
 *     "sell it, then against my stake, borrow 2 eth"
 */
public record OrderOptions(
    List<String> later,
    List<String> earlier,
    List<String> awaited,
    List<String> finished,
    List<String> closing,
    List<String> alternatives,
    List<String> fragments) {

  /** What new rails files get. */
  public static final OrderOptions DEFAULTS =
      new OrderOptions(
          List.of(
              "before",
              "right before",
              "just before",
              "shortly before",
              "immediately before",
              "well before",
              "long before",
              "prior to",
              "ahead of"),
          List.of(
              "not before",
              "not until",
              "only after",
              "only once",
              "only when",
              "only if you first",
              "but first",
              "to begin with",
              "to start with",
              "but start with",
              "but begin with",
              "prior to that",
              "prior to this",
              "before that",
              "before this",
              "before doing so",
              "before doing that",
              "beforehand"),
          List.of("as soon as", "right after", "after", "once", "following a", "following the"),
          List.of(
              "as soon as you have",
              "as soon as you've",
              "after you have",
              "after you've",
              "once you have",
              "once you've",
              "having"),
          List.of(
              "before that",
              "before this",
              "before doing so",
              "before doing that",
              "beforehand",
              "first"),
          List.of(
              "and or",
              "or else",
              "else",
              "or",
              "xor",
              "if not",
              "failing that",
              "otherwise",
              "alternatively",
              "versus",
              "vs"),
          List.of(
              "the", "this", "that", "these", "those", "my", "our", "his", "her", "their", "its",
              "against", "with", "without", "for", "at", "by", "of", "on", "under", "over", "like",
              "as", "prior", "only", "same", "no", "not"));

  /** Copies the lists and checks that each phrase has words. */
  public OrderOptions {
    later = List.copyOf(later);
    earlier = List.copyOf(earlier);
    awaited = List.copyOf(awaited);
    finished = List.copyOf(finished);
    closing = List.copyOf(closing);
    alternatives = List.copyOf(alternatives);
    fragments = List.copyOf(fragments);
    Stream.of(later, earlier, awaited, finished, closing, alternatives, fragments)
        .flatMap(List::stream)
        .forEach(OrderOptions::requireWords);
  }

  /** What begins a clause, and belongs to it. */
  List<String> subordinating() {
    return Stream.of(later, earlier, finished).flatMap(List::stream).toList();
  }

  private static void requireWords(String phrase) {
    if (phrase.isBlank()) {
      throw new IllegalArgumentException("a phrase that orders steps has no words");
    }
  }
}
