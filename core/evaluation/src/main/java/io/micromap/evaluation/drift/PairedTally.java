package io.micromap.evaluation.drift;

/** Counts rows for a {@link PairedChange}, one after the other. Not thread-safe. */
public final class PairedTally {

  private int before;
  private int beforeRight;
  private int after;
  private int afterRight;
  private int both;
  private int onlyBefore;
  private int onlyAfter;
  private int always;

  /** Counts a row that belongs to both shares. */
  public void add(boolean rightBefore, boolean rightAfter) {
    add(true, rightBefore, true, rightAfter);
  }

  /**
   * Counts a row.
   *
   * @param isBefore whether it belongs to the first share at all, and {@code rightBefore} whether
   *     it counts there
   * @param isAfter the same of the second share
   */
  public void add(boolean isBefore, boolean rightBefore, boolean isAfter, boolean rightAfter) {
    boolean first = isBefore && rightBefore;
    boolean then = isAfter && rightAfter;
    before += isBefore ? 1 : 0;
    after += isAfter ? 1 : 0;
    beforeRight += first ? 1 : 0;
    afterRight += then ? 1 : 0;
    if (isBefore && isAfter) {
      both++;
      always += first && then ? 1 : 0;
      onlyBefore += first && !then ? 1 : 0;
      onlyAfter += !first && then ? 1 : 0;
    }
  }

  /** The change so far. */
  public PairedChange change() {
    return PairedChange.of(
        new PairedChange.Counts(
            before, beforeRight, after, afterRight, both, onlyBefore, onlyAfter, always));
  }

  /** Rows of both shares that count at first alone. */
  public int onlyBefore() {
    return onlyBefore;
  }

  /** Rows of both shares that count then alone. */
  public int onlyAfter() {
    return onlyAfter;
  }
}
