package io.micromap.rails.text;

import java.util.List;

/**
 * How a refusal is told from an order. Which words negators govern: {@link
 * io.micromap.runtime.featurizer.Negation}.
 *
 * @param leastShare of the positive evidence for a step's label: so much of it must lie within the
 *     reach of negators for the step to be forbidden, above 0, at most 1
 * @param verbs that forbid what follows, unless they speak for the label themselves ("stop staking"
 *     as the act of unstaking)
 * @param exempt labels that are not checked, because their own prompts read as refusals ("don't
 *     send me offers" as the act of unsubscribing)
 */
public record PolarityOptions(double leastShare, List<String> verbs, List<String> exempt) {

  /** What new rails files for English get. */
  public static final PolarityOptions ENGLISH =
      new PolarityOptions(
          // Half of the evidence: docs/decisions/polarity.md.
          0.5,
          List.of(
              ("stop cancel avoid refuse refrain skip quit cease scrap forbid forget abandon drop"
                      + " scratch prevent disallow")
                  .split(" ")),
          List.of());

  /** Copies the lists and checks the share. */
  public PolarityOptions {
    verbs = List.copyOf(verbs);
    exempt = List.copyOf(exempt);
    if (!(leastShare > 0 && leastShare <= 1)) {
      throw new IllegalArgumentException("a share of evidence is above 0 and at most 1");
    }
  }

  /** These options without a check of some labels. */
  PolarityOptions exempting(List<String> labels) {
    return new PolarityOptions(leastShare, verbs, labels);
  }
}
