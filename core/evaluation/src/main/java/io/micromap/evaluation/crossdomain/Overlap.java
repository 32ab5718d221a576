package io.micromap.evaluation.crossdomain;

import java.util.List;

/**
 * What domains have in common.
 *
 * @param labels names that several use
 * @param prompts evaluation prompts that another domain has in scope
 */
public record Overlap(List<SharedLabel> labels, List<SharedPrompt> prompts) {

  /** A name and the domains that use it. */
  public record SharedLabel(String label, List<String> domains) {

    /** Copies. */
    public SharedLabel {
      domains = List.copyOf(domains);
    }
  }

  /**
   * A prompt of two domains, ignoring case and blanks.
   *
   * @param prompt as written in {@code data}
   * @param data the domain that has it among its evaluation rows
   * @param label its label there
   * @param other the other domain
   * @param otherLabel its class there
   * @param otherSplit {@code training} or {@code evaluation}
   */
  public record SharedPrompt(
      String prompt,
      String data,
      String label,
      String other,
      String otherLabel,
      String otherSplit) {}

  /** Copies. */
  public Overlap {
    labels = List.copyOf(labels);
    prompts = List.copyOf(prompts);
  }
}
