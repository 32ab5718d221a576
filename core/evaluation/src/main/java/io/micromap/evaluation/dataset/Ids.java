package io.micromap.evaluation.dataset;

import io.micromap.spi.Label;

/** The rule for ids: that of label names, so that every artifact can hold them unquoted. */
final class Ids {

  private Ids() {}

  /**
   * Checks an id.
   *
   * @throws IllegalArgumentException with the reason
   */
  static void require(String id) {
    try {
      Label.requireName(id);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage().replaceFirst("^Label", "id"), e);
    }
  }
}
