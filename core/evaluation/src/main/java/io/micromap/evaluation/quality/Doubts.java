package io.micromap.evaluation.quality;

import java.util.List;

/**
 * Doubts about the labels of rows.
 *
 * @param suspicious labels that out-of-fold models contradict, the greatest doubt first
 * @param answeredOtherwise in-scope rows to which a model that was fitted on them, too, gives
 *     another top-ranked class, in the order of the rows
 */
public record Doubts(List<Doubt> suspicious, List<Doubt> answeredOtherwise) {

  /** Copies. */
  public Doubts {
    suspicious = List.copyOf(suspicious);
    answeredOtherwise = List.copyOf(answeredOtherwise);
  }
}
