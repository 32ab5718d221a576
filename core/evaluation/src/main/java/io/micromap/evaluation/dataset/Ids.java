package io.micromap.evaluation.dataset;

import io.micromap.spi.Label;

/** The rule for ids: that of label names, so that every artifact can hold them unquoted. */
final class Ids {

  private Ids() {}

  /** Whether a text is an id. */
  static boolean isOne(String id) {
    try {
      require(id);
      return true;
    } catch (BadValueException e) {
      return false;
    }
  }

  /**
   * Checks an id.
   *
   * @throws BadValueException with the reason
   */
  static void require(String id) {
    try {
      Label.requireName(id);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage().replaceFirst("^Label", "id"), e);
    }
  }
}
