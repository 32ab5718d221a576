package io.micromap.spi;

/**
 * The version of this contract, and where a jar states the one it was built for.
 *
 * <p>A jar whose manifest has no such attribute was built for version 1.
 */
public final class SpiVersion {

  /** The version of this package, and the newest one that is supported. */
  public static final int CURRENT = 1;

  /** The oldest version that is still supported. */
  public static final int OLDEST = 1;

  /** Main attribute of a domain jar's manifest that states its version as a whole number. */
  public static final String MANIFEST_ATTRIBUTE = "Micromap-Spi-Version";

  private SpiVersion() {}
}
